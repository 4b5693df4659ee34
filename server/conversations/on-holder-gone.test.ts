import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assign, close, followLog, reopen, snooze } from '#conversations'
import { hour, minute } from '#lib'
import type { LogEvent } from '#log'
import { type Desk, morning, openDesk } from '../../test/desk.ts'

const later = morning + hour

/** Everything the log has told after `number`, as the runner hands it to a reaction. */
async function toldAfter(desk: Desk, number = 0): Promise<LogEvent[]> {
  const rows = await desk.database.owner(tx =>
    tx.query<LogEvent & { detail: string | null }>(
      `select number, day, at, workspace_id as "workspaceId", kind, conversation_id as "conversationId", subject_id as "subjectId", detail
       from events where number > $1 order by number`,
      [number],
    ),
  )
  return rows.map(row => ({ ...row, detail: row.detail === null ? null : JSON.parse(row.detail) }))
}

const removal = (desk: Desk): LogEvent => ({
  ...{ number: 0, day: '', at: later, conversationId: null, detail: null },
  kind: 'colleague.removed',
  workspaceId: desk.ours,
  subjectId: desk.people.luis,
})

const react = (desk: Desk, events: readonly LogEvent[]) =>
  desk.database.engine(tx =>
    followLog.react(
      tx,
      events.filter(({ kind }) => followLog.kinds.includes(kind)),
    ),
  )

/** Luis leaves; whatever is told of it is reacted to until nothing more is told. Says in how many transactions. */
async function leaves(desk: Desk): Promise<number> {
  await remove(desk)
  let events = [removal(desk)]
  let at = (await toldAfter(desk)).at(-1)?.number ?? 0
  let slices = 0
  while (events.length > 0) {
    if (events.some(({ kind }) => kind === 'colleague.removed' || kind === 'holder.left')) slices++
    await react(desk, events)
    events = await toldAfter(desk, at)
    at = events.at(-1)?.number ?? at
  }
  return slices
}

const remove = (desk: Desk) =>
  desk.database.engine(tx =>
    tx.query(`update memberships set removed_at = now() where workspace_id = $1 and person_id = $2`, [
      desk.ours,
      desk.people.luis,
    ]),
  )

/** Somebody writes, and Luis takes it. */
async function takenByLuis(desk: Desk, by: string): Promise<string> {
  const { conversationId } = await desk.says('Hola', { by })
  await give(desk, conversationId)
  return conversationId
}

const give = (desk: Desk, conversationId: string) =>
  desk.as((tx, who) => assign(tx, who, { conversationId, to: { kind: 'agent', id: desk.people.luis }, now: morning }))

test('what a colleague held is in the queue when they are gone; what is put aside stays so until its time', async () => {
  await using desk = await openDesk()
  const [open, waiting, aside, closed] = [
    await takenByLuis(desk, 'marta'),
    await takenByLuis(desk, 'joan'),
    await takenByLuis(desk, 'oscar'),
    await takenByLuis(desk, 'nuria'),
  ]
  const { conversationId: another } = await desk.says('Hola', { by: 'eva' })
  await desk.replies(another)
  await desk.replies(waiting, { by: desk.who.luis })
  await desk.as((tx, who) => snooze(tx, who, { conversationId: aside, until: later + hour, now: morning }))
  await desk.as(async (tx, who) =>
    close(tx, who, { conversationId: closed, reasonId: await desk.reason(), now: morning }),
  )
  await leaves(desk)
  const rows = await Promise.all([open, waiting, aside, closed, another].map(id => desk.row(id)))
  assert.deepEqual(
    rows.map(({ status, holder }) => [status, holder.kind]),
    [
      ['open', 'queue'],
      ['waiting', 'queue'],
      ['snoozed', 'queue'],
      ['closed', 'agent'],
      ['waiting', 'agent'],
    ],
  )
  assert.equal(rows[2]!.snoozedUntil, later + hour)
  assert.equal(rows[0]!.turnAt, morning, 'whoever waits waits since then')
})

test('the timeline says why it is in the queue again', async () => {
  await using desk = await openDesk()
  const conversationId = await takenByLuis(desk, 'marta')
  await leaves(desk)
  const changed = (await desk.events('conversation.changed')).at(-1)!
  assert.equal(changed.conversation, conversationId)
  assert.equal(JSON.parse(changed.detail!).deed, 'released')
  const line = await desk.message(changed.subject!)
  assert.deepEqual(line?.system, { deed: 'released', by: null, from: desk.people.luis, name: 'luis' })
})

test('told of it again, or when the colleague is back by then, nothing changes', async () => {
  await using desk = await openDesk()
  const conversationId = await takenByLuis(desk, 'marta')
  await react(desk, [removal(desk)])
  assert.equal((await desk.row(conversationId)).holder.kind, 'agent', 'still of the team')
  await leaves(desk)
  const told = (await toldAfter(desk)).length
  await react(desk, [removal(desk), removal(desk)])
  assert.equal((await toldAfter(desk)).length, told)
})

test('very many go back a slice at a time, each in a transaction of its own, each told, so that counts can follow', async () => {
  await using desk = await openDesk()
  for (let customer = 0; customer < 205; customer++) await desk.says('Hola', { by: `customer ${customer}` })
  await desk.database.owner(tx =>
    tx.query(`update conversations set holder_kind = 'agent', holder_id = $1`, [desk.people.luis]),
  )
  await desk.twin()
  const before = await desk.theirRows()
  const began = (await toldAfter(desk)).at(-1)!.number
  assert.equal(await leaves(desk), 3)
  const changes = (await toldAfter(desk, began)).filter(({ kind }) => kind === 'conversation.changed')
  assert.equal(new Set(changes.map(({ conversationId }) => conversationId)).size, 205)
  const moved = { from: { status: 'open', holder: desk.people.luis }, to: { status: 'open', holder: 'queue' } }
  for (const { detail } of changes) assert.deepEqual(detail, { ...moved, deed: 'released' })
  const after = await desk.theirRows()
  assert.deepEqual(after.conversations, before.conversations, 'another brand keeps what is its own')
})

test('what comes back later into the hands of somebody gone goes to the queue too', async () => {
  await using desk = await openDesk()
  const conversationId = await takenByLuis(desk, 'marta')
  await desk.as(async (tx, who) => close(tx, who, { conversationId, reasonId: await desk.reason(), now: morning }))
  await leaves(desk)
  const at = (await toldAfter(desk)).at(-1)!.number
  await desk.as((tx, who) => reopen(tx, who, { conversationId, now: later }))
  await react(desk, await toldAfter(desk, at))
  assert.deepEqual((await desk.row(conversationId)).holder, { kind: 'queue' })
})

test('what was given to a colleague in the moment in which they left goes to the queue too', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  await give(desk, conversationId)
  const events = await toldAfter(desk)
  await remove(desk)
  await react(desk, events)
  assert.deepEqual((await desk.row(conversationId)).holder, { kind: 'queue' })
})

test('what a colleague took from the one who left, before the log was read, is theirs', async () => {
  await using desk = await openDesk()
  const conversationId = await takenByLuis(desk, 'marta')
  await remove(desk)
  const to = { kind: 'agent', id: desk.people.sofia } as const
  await desk.as((tx, who) => assign(tx, who, { conversationId, to, now: morning + minute }))
  await react(desk, await toldAfter(desk))
  await react(desk, [removal(desk)])
  assert.deepEqual((await desk.row(conversationId)).holder, to)
})

/** The team is archived, as its room tells it; whatever is told of it is reacted to until nothing more is told. */
async function disbands(desk: Desk, team: string): Promise<void> {
  await desk.database.engine(tx =>
    tx.query(`update teams set archived_at = now() where workspace_id = $1 and id = $2`, [desk.ours, team]),
  )
  let at = (await toldAfter(desk)).at(-1)?.number ?? 0
  let events: LogEvent[] = [{ ...removal(desk), kind: 'team.archived', subjectId: team }]
  while (events.length > 0) {
    await react(desk, events)
    events = await toldAfter(desk, at)
    at = events.at(-1)?.number ?? at
  }
}

test('what waits in the queue of a team that is archived goes to the common one, and the timeline says why', async () => {
  await using desk = await openDesk()
  const [team, other] = [await desk.team([], 'Envíos'), await desk.team([], 'Pedidos')]
  const queued = async (by: string, to: string) => {
    const { conversationId } = await desk.says('Hola', { by })
    await desk.as((tx, who) => assign(tx, who, { conversationId, to: { kind: 'queue', team: to }, now: morning }))
    return conversationId
  }
  const [open, aside, closed, elsewhere] = [
    await queued('marta', team),
    await queued('joan', team),
    await queued('oscar', team),
    await queued('nuria', other),
  ]
  const reasonId = await desk.reason()
  await desk.as(async (tx, who) => {
    await snooze(tx, who, { conversationId: aside, until: later, now: morning })
    await close(tx, who, { conversationId: closed, reasonId, now: morning })
  })
  await disbands(desk, team)
  const holders = await Promise.all([open, aside, closed, elsewhere].map(async id => (await desk.row(id)).holder))
  assert.deepEqual(holders, [
    { kind: 'queue' },
    { kind: 'queue' },
    { kind: 'queue', team },
    { kind: 'queue', team: other },
  ])
  assert.equal((await desk.row(aside)).status, 'snoozed')
  assert.deepEqual((await desk.lines(open)).at(-1), {
    ...{ deed: 'released', by: null, from: team, name: 'Envíos', wasTeam: true },
  })
})

test('what comes back into the queue of a team that is no more goes on to the common one', async () => {
  await using desk = await openDesk()
  const team = await desk.team()
  const { conversationId } = await desk.says('Hola')
  const to = { kind: 'queue', team } as const
  await desk.as((tx, who) => assign(tx, who, { conversationId, to, now: morning }))
  const reasonId = await desk.reason()
  await desk.as((tx, who) => close(tx, who, { conversationId, reasonId, now: morning }))
  await disbands(desk, team)
  const at = (await toldAfter(desk)).at(-1)!.number
  await desk.says('¿Hola?', { at: later })
  assert.deepEqual((await desk.row(conversationId)).holder, to)
  await react(desk, await toldAfter(desk, at))
  assert.deepEqual((await desk.row(conversationId)).holder, { kind: 'queue' })
  await assert.rejects(
    desk.as((tx, who) => assign(tx, who, { conversationId, to, now: later })),
    { code: 'team.unknown', status: 404 },
  )
})
