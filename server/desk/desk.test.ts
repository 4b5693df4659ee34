import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Who } from '#accounts'
import { assign, close, reopen, snooze, wake } from '#conversations'
import { countConversations, countsFor, countsOf } from '#desk'
import { minute, newId } from '#lib'
import type { LogEvent } from '#log'
import { withdraw } from '#replies'
import { type Desk, morning, openDesk } from '../../test/desk.ts'

/** All that the log has told after `number`. */
const told = (desk: Desk, number = 0) =>
  desk.database.owner(async tx => {
    const rows = await tx.query<LogEvent & { detail: string | null }>(
      `select number, day, at, workspace_id as "workspaceId", kind, conversation_id as "conversationId", subject_id as "subjectId", detail from events
       where number > $1 order by number`,
      [number],
    )
    return rows.map(row => ({
      ...row,
      detail: row.detail === null ? null : (JSON.parse(row.detail) as Record<string, unknown>),
    }))
  })

/** Reads the log as the reaction runner does: only its kinds, cursor and counts in one transaction. */
async function catchUp(desk: Desk, from: number, size = 500): Promise<number> {
  const events = (await told(desk, from)).filter(event => countConversations.kinds.includes(event.kind))
  let at = from
  for (let start = 0; start < events.length; start += size) {
    const slice = events.slice(start, start + size)
    await desk.database.engine(tx => countConversations.react(tx, slice))
    at = slice.at(-1)!.number
  }
  return at
}

const counted = (desk: Desk, workspaceId = desk.ours) =>
  desk.database.engine(tx =>
    tx.query(`select status, holder, count from inbox_counts where workspace_id = $1 and count <> 0 order by 1, 2`, [
      workspaceId,
    ]),
  )
const standing = (desk: Desk, workspaceId = desk.ours) =>
  desk.database.engine(tx =>
    tx.query(
      `select status, concat(case when holder_kind = 'queue' and holder_id is not null then 'team:' end, coalesce(holder_id::text, holder_kind)) as holder, count(*) as count from conversations where workspace_id = $1 group by 1, 2 order by 1, 2`,
      [workspaceId],
    ),
  )

test('whatever is done, the counts are what a count of the conversations would say', async () => {
  await using desk = await openDesk()
  const reasonId = await desk.reason()
  const team = await desk.team()
  const ids: string[] = []
  let clock = morning
  let read = 0
  const deeds: Record<string, (id: string) => Promise<unknown>> = {
    write: () =>
      desk
        .says('Hola', { by: `customer ${ids.length}`, at: clock })
        .then(({ conversationId }) => ids.push(conversationId)),
    again: id => desk.says('¿Hola?', { by: `customer ${ids.indexOf(id)}`, at: clock }),
    reply: id => desk.replies(id, { at: clock }),
    regret: async id =>
      desk.as(async (tx, who) => withdraw(tx, who, { messageId: await desk.replies(id, { at: clock }), now: clock })),
    assign: id =>
      desk.as((tx, who) =>
        assign(tx, who, { conversationId: id, to: { kind: 'agent', id: desk.people.luis }, now: clock }),
      ),
    hand: id => desk.as((tx, who) => assign(tx, who, { conversationId: id, to: { kind: 'queue', team }, now: clock })),
    snooze: id => desk.as((tx, who) => snooze(tx, who, { conversationId: id, until: clock + minute, now: clock })),
    wake: id => desk.as((tx, who) => wake(tx, who, { conversationId: id, now: clock })),
    close: id => desk.as((tx, who) => close(tx, who, { conversationId: id, reasonId, now: clock })),
    reopen: id => desk.as((tx, who) => reopen(tx, who, { conversationId: id, now: clock })),
  }
  await deeds.write!('')
  const steps = fc.sample(
    fc.record({ deed: fc.constantFrom(...Object.keys(deeds)), which: fc.nat(), size: fc.integer({ min: 1, max: 9 }) }),
    { numRuns: 120, seed: 7 },
  )
  for (const { deed, which, size } of steps) {
    clock += minute
    // What cannot be done with a closed one is refused, and counts nothing.
    await deeds[deed]!(ids[which % ids.length]!).catch((error: { code?: string }) =>
      assert.equal(error.code, 'conversation.closed'),
    )
    if (which % 4 === 0) read = await catchUp(desk, read, size)
  }
  await catchUp(desk, read)
  assert.deepEqual(await counted(desk), await standing(desk))
})

test('a slice that fails at its end and is tried again counts once', async () => {
  await using desk = await openDesk()
  await desk.says('Hola')
  const events = (await told(desk)).filter(event => countConversations.kinds.includes(event.kind))
  const failing = desk.database.engine(async tx => {
    await countConversations.react(tx, events)
    throw new Error('the cursor could not be saved')
  })
  await assert.rejects(failing, /could not be saved/)
  await catchUp(desk, 0)
  assert.deepEqual(await counted(desk), [{ status: 'open', holder: 'queue', count: 1 }])
})

test('the log is told once a slice that the counts moved, and not when they did not', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  await desk.says('Hola', { by: 'joan' })
  const read = await catchUp(desk, 0)
  assert.equal((await desk.events('counts.changed')).length, 1)
  await desk.as((tx, who) =>
    assign(tx, who, { conversationId, to: { kind: 'agent', id: desk.people.luis }, now: morning }),
  )
  await desk.as((tx, who) => assign(tx, who, { conversationId, to: { kind: 'queue' }, now: morning }))
  await catchUp(desk, read)
  assert.equal((await desk.events('counts.changed')).length, 1)
})

test('everybody sees how much stands in their views', async () => {
  await using desk = await openDesk()
  const ids = []
  for (const by of ['a', 'b', 'c', 'd', 'e']) ids.push((await desk.says('Hola', { by })).conversationId)
  const [first, second, third, fourth] = ids as [string, string, string, string]
  await desk.replies(first)
  const give = (conversationId: string, id: string) =>
    desk.as((tx, who) => assign(tx, who, { conversationId, to: { kind: 'agent', id }, now: morning }))
  await give(second, desk.people.ana)
  await give(third, desk.people.luis)
  await desk.as((tx, who) => snooze(tx, who, { conversationId: third, until: morning + minute, now: morning }))
  const reasonId = await desk.reason()
  await desk.as((tx, who) => close(tx, who, { conversationId: fourth, reasonId, now: morning }))
  await catchUp(desk, 0)
  const counts = (by: Who) => desk.as((tx, who) => countsFor(tx, who), by)
  const ofAll = { team: 0, mentions: 0, unassigned: 1, due: 0, open: 2, waiting: 1, snoozed: 1 }
  assert.deepEqual(await counts(desk.who.ana), { mine: 2, ...ofAll })
  assert.deepEqual(await counts(desk.who.luis), { mine: 0, ...ofAll })
  assert.deepEqual(await counts({ kind: 'key', workspaceId: desk.ours, keyId: newId(), scopes: ['read'] }), {
    mine: 0,
    ...ofAll,
  })
  // Whoever does not see all is not told how many there are of all.
  assert.equal((await counts({ ...desk.who.ana, sees: 'own' } as Who)).due, null)
})

test('each workspace has counts of its own', async () => {
  await using desk = await openDesk()
  await desk.says('Hola')
  await desk.says('Hola', { by: 'joan' })
  await desk.says('Hola', { workspaceId: desk.theirs })
  await catchUp(desk, 0)
  assert.deepEqual(await counted(desk), [{ status: 'open', holder: 'queue', count: 2 }])
  assert.deepEqual(await counted(desk, desk.theirs), [{ status: 'open', holder: 'queue', count: 1 }])
  const counts = await desk.database.engine(tx => countsOf(tx, [desk.ours, desk.theirs]))
  assert.deepEqual([counts(desk.who.ana).open, counts(desk.person('ana', desk.theirs)).open], [2, 1])
  const ours = await desk.database.engine(tx => countsOf(tx, [desk.ours]))
  assert.equal(ours(desk.person('ana', desk.theirs)).open, 0)
})

test('an event of a shape that is not ours is not counted as something', async () => {
  await using desk = await openDesk()
  const [event] = [
    {
      number: 1,
      day: '',
      at: 0,
      workspaceId: desk.ours,
      kind: 'conversation.changed',
      conversationId: null,
      subjectId: null,
      detail: { from: { status: 'open' } },
    },
  ]
  await assert.rejects(
    desk.database.engine(tx => countConversations.react(tx, [event!])),
    /without status and holder/,
  )
})
