import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { assign, close, markRead, reopen, setTones, snooze, wake } from '#conversations'
import { fillIn } from '#fields'
import { linkToIncident, unlinkFromIncident } from '#incidents'
import { day, minute, newId } from '#lib'
import { append, type LogEvent, type Reaction } from '#log'
import { merge, unmerge } from '#merging'
import { onWritten } from '#mentions'
import { note } from '#messages'
import type { NewView, Tone } from '#protocol'
import { withdraw } from '#replies'
import { tag } from '#tags'
import { addView, deleteView, editView, keepViews, viewTasks } from '#views'
import { anyView, mustHoldWhatTheySay, named, viewsOf } from '../../test/any-view.ts'
import { type Desk, morning, openDesk } from '../../test/desk.ts'

/** All that the log has told after `number`, as the reader gives it. */
const told = (desk: Desk, number: number) =>
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

/** Follows the log in slices, as the runner does; one that `fails` is rolled back and taken again. */
async function catchUp(desk: Desk, reaction: Reaction, from: number, size = 500, fails = false): Promise<number> {
  const events = (await told(desk, from)).filter(event => reaction.kinds.includes(event.kind))
  for (let start = 0; start < events.length; start += size) {
    const slice = events.slice(start, start + size)
    if (fails) {
      const failing = desk.database.engine(async tx => {
        await reaction.react(tx, slice)
        throw new Error('the cursor could not be saved')
      })
      await assert.rejects(failing, /could not be saved/)
    }
    await desk.database.engine(tx => reaction.react(tx, slice))
  }
  return events.at(-1)?.number ?? from
}

/** Fills whatever is asked to be filled, as the jobs do. */
async function fillAll(desk: Desk, chunk?: number, at?: () => number): Promise<void> {
  for (const { id } of await viewsOf(desk)) await fillOne(desk, id, chunk, at)
}

const fillOne = (desk: Desk, viewId: string, chunk?: number, at = () => morning) =>
  viewTasks(desk.database, at, chunk)['views.fill']!({ workspaceId: desk.ours, viewId }, { number: 1, last: false })

/** What time alone moves, as the job that the timer adds does it. */
const timePasses = (desk: Desk, at: () => number) =>
  viewTasks(desk.database, at, 3)['views.moment']!({ workspaceId: desk.ours }, { number: 1, last: false })

/** What customers and colleagues do, and what is done with views. */
async function world(desk: Desk) {
  await desk.database.owner(tx =>
    tx.query(`insert into workspaces (id, name, time_zone) values ($1, 'Urraca', 'Pacific/Auckland')`, [desk.ours]),
  )
  const all = await named(desk)
  const { reason: reasonId, tag: tagId, team: teamId } = all
  const ids: string[] = []
  const made: string[] = []
  let clock = morning
  const hands = [desk.people.luis, desk.people.ana].map(id => ({ kind: 'agent', id }) as const)
  const given = [...hands, { kind: 'queue', team: teamId }, { kind: 'queue' }] as const
  const views = anyView(desk, all)
  const lucky = (which: number) => fc.sample(views, { numRuns: 1, seed: which })[0]!
  const at = () => clock
  const deeds: Record<string, (id: string, which: number) => Promise<unknown>> = {
    write: (_, which) =>
      desk
        .says('Hola', {
          by: `customer ${ids.length}`,
          at: clock,
          channel: which % 3 === 0 ? 'web' : 'api',
          visibility: which % 2 === 0 ? 'public' : 'private',
        })
        .then(({ conversationId }) => ids.push(conversationId)),
    again: id => desk.says('¿Hola?', { by: `customer ${ids.indexOf(id)}`, at: clock, visibility: 'public' }),
    reply: id => desk.replies(id, { at: clock }),
    regret: async id =>
      desk.as(async (tx, who) => withdraw(tx, who, { messageId: await desk.replies(id, { at: clock }), now: clock })),
    note: id => desk.as((tx, who) => note(tx, who, { id: newId(), conversationId: id, text: 'x', now: clock })),
    read: id => desk.as((tx, who) => markRead(tx, who, { conversationId: id })),
    assign: (id, which) =>
      desk.as((tx, who) => assign(tx, who, { conversationId: id, to: given[which % given.length]!, now: clock })),
    snooze: id => desk.as((tx, who) => snooze(tx, who, { conversationId: id, until: clock + minute, now: clock })),
    wake: id => desk.as((tx, who) => wake(tx, who, { conversationId: id, now: clock })),
    close: id => desk.as((tx, who) => close(tx, who, { conversationId: id, reasonId, now: clock })),
    reopen: id => desk.as((tx, who) => reopen(tx, who, { conversationId: id, now: clock })),
    tag: (id, which) =>
      desk.as((tx, who) =>
        tag(tx, who, {
          conversationId: id,
          add: which % 2 ? [tagId] : [],
          remove: which % 2 ? [] : [tagId],
          now: clock,
        }),
      ),
    mention: (id, which) =>
      desk.as((tx, who) => {
        const mentions = [which % 2 ? desk.people.luis : desk.people.sofia]
        return note(tx, who, {
          id: newId(),
          conversationId: id,
          text: `@${which % 2 ? 'luis' : 'sofia'}`,
          mentions,
          now: clock,
        })
      }),
    fillIn: (id, which) =>
      desk.as((tx, who) =>
        fillIn(tx, who, {
          conversationId: id,
          conversation: { [all.size]: which % 4 === 0 ? null : (which % 14) - 2 },
          customer: {
            [all.until]: which % 5 === 0 ? null : `2026-11-${20 + (which % 9)}`,
            [all.word]: which % 3 === 0 ? null : ['Dorado', 'dorado', 'azul'][which % 3]!,
          },
        }),
      ),
    link: (id, which) =>
      desk.as<unknown>((tx, who) =>
        which % 3 === 0
          ? unlinkFromIncident(tx, who, { conversationId: id, now: clock })
          : linkToIncident(tx, who, { incidentId: all.incident, conversationIds: [id], now: clock }),
      ),
    // As whoever reads what customers say tells it.
    sound: (id, which) =>
      desk.database.engine(async tx => {
        const tone: Tone = {
          ...{ language: 'gl', kind: 'complaint', sentiment: ((which % 9) - 4) / 4, isUnsure: which % 3 === 0 },
          ...{ urgency: (which % 4) as 0, isToxic: which % 5 === 0 },
        }
        await setTones(tx, [{ workspaceId: desk.ours, id, tone: which % 7 === 0 ? null : tone }])
        const kind = which % 2 === 0 ? 'message.understood' : 'tone.changed'
        await append(tx, [{ workspaceId: desk.ours, kind, conversationId: id }])
      }),
    addView: async (_, which) =>
      made.length < 20 && made.push(await desk.as((tx, who) => addView(tx, who, lucky(which), clock))),
    editView: async (_, which) =>
      made.length > 0 &&
      desk.as((tx, who) =>
        editView(tx, who, made[which % made.length]!, { conditions: lucky(which).conditions, name: 'Otra' }),
      ),
    deleteView: async (_, which) =>
      which % 5 === 0 &&
      made.length > 3 &&
      desk.as((tx, who) => deleteView(tx, who, made.splice(which % made.length, 1)[0]!)),
  }
  await deeds.write!('', 1)
  // Some that are always there: what they ask changes most.
  for (const condition of [
    { field: 'unread', operator: 'is', values: ['yes'] },
    { field: 'visibility', operator: 'is', values: ['public'] },
    { field: 'tag', operator: 'is', values: [tagId] },
    { field: 'waits', operator: 'at-least', values: ['90'] },
    { field: 'tone', operator: 'at-most', values: ['-0.25'] },
    { field: 'mentioned', operator: 'filled', values: [] },
    { field: `field:${all.until}`, operator: 'next-days', values: ['3'] },
  ] as const) {
    const asked: NewView = { ...lucky(1), conditions: [{ ...condition, values: [...condition.values] }] }
    await desk.as((tx, who) => addView(tx, who, asked, clock))
  }
  return {
    names: Object.keys(deeds),
    at,
    async does({ deed, which }: { deed: string; which: number }) {
      clock += minute + (which % 7 === 0 ? day / 3 : 0)
      // What cannot be done is refused, and moves nothing.
      await deeds[deed]!(ids[which % ids.length]!, which).catch((error: { code?: string }) =>
        assert.ok(['conversation.closed', 'reply.not-here'].includes(error.code!), `${deed}: ${error.code}`),
      )
    },
  }
}

const steps = (names: readonly string[], numRuns: number, seed: number) =>
  fc.sample(fc.record({ deed: fc.constantFrom(...names), which: fc.nat(), size: fc.integer({ min: 1, max: 9 }) }), {
    numRuns,
    seed,
  })

test('whatever is done, each view holds and counts what its conditions say', async () => {
  await using desk = await openDesk()
  const { names, does, at } = await world(desk)
  let reaction = keepViews(at)
  let read = 0
  for (const { deed, which, size } of steps(names, 150, 11)) {
    await does({ deed, which })
    if (which % 6 === 0) await desk.hear(onWritten)
    if (which % 4 === 0) read = await catchUp(desk, reaction, read, size, which % 3 === 0)
    if (which % 5 === 0) await fillAll(desk, 1 + (which % 4), at)
    // Another process takes over.
    if (which % 11 === 0) reaction = keepViews(at)
    if (which % 20 === 0) {
      await desk.hear(onWritten)
      read = await catchUp(desk, reaction, read, size)
      await fillAll(desk, 2, at)
      await timePasses(desk, at)
      await mustHoldWhatTheySay(desk, at)
    }
  }
  await desk.hear(onWritten)
  await catchUp(desk, reaction, read)
  await fillAll(desk, undefined, at)
  await timePasses(desk, at)
  await mustHoldWhatTheySay(desk, at)
})

test('what is done while a view is being filled is not missed', async () => {
  await using desk = await openDesk()
  const { names, does, at } = await world(desk)
  const reaction = keepViews(at)
  let read = 0
  for (const { deed, which } of steps(names, 80, 5)) await does({ deed, which })
  for (const round of steps(names, 7, 3)) {
    read = await catchUp(desk, reaction, read)
    await does({ deed: 'editView', which: round.which })
    read = await catchUp(desk, reaction, read)
    const filling = fillAll(desk, 1, at)
    for (const { deed, which } of steps(names, 9, round.which)) {
      await does({ deed, which })
      read = await catchUp(desk, reaction, read, 2)
    }
    await filling
  }
  await desk.hear(onWritten)
  await catchUp(desk, reaction, read)
  await fillAll(desk, undefined, at)
  await timePasses(desk, at)
  await mustHoldWhatTheySay(desk, at)
})

test('a view that was deleted leaves nothing behind', async () => {
  await using desk = await openDesk()
  const reaction = keepViews(() => morning)
  await desk.says('Hola')
  const id = await desk.as((tx, who) =>
    addView(tx, who, { name: 'Todo', isShared: false, conditions: [], sort: 'due' }, morning),
  )
  const read = await catchUp(desk, reaction, 0)
  await fillOne(desk, id)
  const members = () => desk.database.owner(tx => tx.query(`select 1 from view_members`))
  assert.equal((await members()).length, 1)
  await desk.as((tx, who) => deleteView(tx, who, id))
  await catchUp(desk, reaction, read)
  await viewTasks(desk.database, () => morning)['views.clear']!(
    { workspaceId: desk.ours, viewId: id },
    { number: 1, last: false },
  )
  assert.deepEqual(await members(), [])
})

test('what somebody saved for themselves goes with them', async () => {
  await using desk = await openDesk()
  const reaction = keepViews(() => morning)
  const add = (isShared: boolean, by = desk.who.sofia) =>
    desk.as((tx, who) => addView(tx, who, { name: 'Todo', isShared, conditions: [], sort: 'due' }, morning), by)
  const [shared, , mine] = [await add(true), await add(false), await add(false, desk.who.ana)]
  await desk.database.engine(tx =>
    reaction.react(tx, [
      {
        number: 1,
        day: '',
        at: 0,
        workspaceId: desk.ours,
        kind: 'colleague.removed',
        conversationId: null,
        subjectId: desk.people.sofia,
        detail: null,
      },
    ]),
  )
  assert.deepEqual(new Set((await viewsOf(desk)).map(({ id }) => id)), new Set([shared, mine]))
})

test('a message costs a workspace without views no question', async () => {
  await using desk = await openDesk()
  const reaction = keepViews(() => morning)
  await catchUp(desk, reaction, 0)
  await desk.says('Hola')
  const asked: string[] = []
  const events = (await told(desk, 0)).filter(event => reaction.kinds.includes(event.kind))
  assert.ok(events.length > 0)
  await desk.database.engine(async tx => {
    // What is known once is not asked again.
    await reaction.react(tx, events)
    await reaction.react(
      {
        ...tx,
        query: (statement, given) => {
          asked.push(typeof statement === 'string' ? statement : statement.name)
          return tx.query(statement, given)
        },
      },
      events,
    )
  })
  assert.deepEqual(asked, [])
})

test('what was merged into another conversation stands in no view, until they are parted', async () => {
  await using desk = await openDesk()
  const reaction = keepViews(() => morning)
  const all = { name: 'Todo', isShared: true, conditions: [], sort: 'due' as const }
  await desk.as((tx, who) => addView(tx, who, all, morning), desk.who.sofia)
  const kept = await desk.says('Hola', { lane: 'one' })
  const other = await desk.says('Otra cosa', { lane: 'two' })
  let read = await catchUp(desk, reaction, 0)
  await fillAll(desk)
  const pair = { conversationId: kept.conversationId, otherId: other.conversationId, now: morning + minute }
  const held = () =>
    desk.database.owner(tx =>
      tx.query<{ id: string; count: number }>(
        `select m.conversation_id as id, c.count from view_members m join view_counts c using (workspace_id, view_id)
         where workspace_id = $1 order by 1`,
        [desk.ours],
      ),
    )
  await desk.as((tx, who) => merge(tx, who, pair))
  read = await catchUp(desk, reaction, read)
  assert.deepEqual(await held(), [{ id: kept.conversationId, count: 1 }])
  await desk.as((tx, who) => unmerge(tx, who, pair))
  await catchUp(desk, reaction, read)
  assert.deepEqual(
    (await held()).map(({ id, count }) => [id, count]),
    [kept, other].map(({ conversationId }) => [conversationId, 2]),
  )
})
