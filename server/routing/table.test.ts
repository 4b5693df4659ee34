import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assign, close, snooze } from '#conversations'
import { hour, minute, second } from '#lib'
import { defaultWorkRules, setWorkRules } from '#workforce'
import { openRoutingDesk } from '../../test/routing-desk.ts'
import { until } from '../../test/waits.ts'
import { acceptOffer, endWrapUp, ownTable, takeNext, whyOf } from './index.ts'
import { piecesOf } from './table.ts'

type Floor = Awaited<ReturnType<typeof openRoutingDesk>>
type Name = 'ana' | 'luis'

const table = (floor: Floor, name: Name = 'luis') =>
  floor.desk.as((tx, who) => ownTable(tx, who, { now: floor.clock.at }), floor.desk.who[name])

const why = (floor: Floor, id: string) =>
  floor.desk.as((tx, who) => whyOf(tx, who, { id, now: floor.clock.at, channelOf: () => undefined }))

/** A floor with time to write things down, and somebody who has one conversation in hand while another one waits. */
async function openFloor(other: number) {
  const floor = await openRoutingDesk()
  await floor.desk.as(
    (tx, who) => setWorkRules(tx, who, { wrapUpMs: { voice: 60 * second, other } }),
    floor.desk.who.sofia,
  )
  await floor.start()
  await floor.comes('luis')
  const conversationId = await takes(floor, 'marta')
  return { floor, conversationId, reasonId: await floor.desk.reason() }
}

async function takes(floor: Floor, by: 'marta' | 'joan'): Promise<string> {
  const { conversationId } = await floor.desk.says('Hola', { by, lane: by, at: floor.clock.at })
  const { number } = (await floor.offered('luis'))!
  await floor.desk.as((tx, who) => acceptOffer(tx, who, { number, now: floor.clock.at }), floor.desk.who.luis)
  await until(
    () => table(floor),
    ({ pieces }) => pieces.some(piece => piece.conversationId === conversationId),
  )
  return conversationId
}

const settles = (floor: Floor, conversationId: string, reasonId: string) =>
  floor.desk.as((tx, who) => close(tx, who, { conversationId, reasonId, now: floor.clock.at }), floor.desk.who.luis)

test('one sees what one has in hand, what each of it takes, and what lies before one', async () => {
  await using floor = await openRoutingDesk()
  await floor.start()
  assert.deepEqual(await table(floor), {
    ...{ at: floor.clock.at, isRunning: true, share: 100, pieces: [], offered: null, wrapUpUntil: null },
  })
  await floor.comes('luis')
  const id = await takes(floor, 'marta')
  await floor.desk.says('¿Y lo mío?', { by: 'joan', lane: 'joan', at: floor.clock.at })
  const { expiresAt } = (await floor.offered('luis'))!
  const { pieces, offered } = await table(floor)
  assert.deepEqual(
    pieces.map(({ conversationId, name, units, phase }) => [conversationId, name, units, phase]),
    [[id, 'marta', 25, 'active']],
  )
  assert.deepEqual(offered, { units: 25, until: expiresAt })
  await floor.desk.replies(id, { by: floor.desk.who.luis, at: floor.clock.at, holdMs: 0 })
  await until(
    () => table(floor),
    ({ pieces: [piece] }) => piece?.phase === 'answered',
  )
  await floor.passes(11 * minute)
  const parked = await until(
    () => table(floor),
    ({ pieces: [piece] }) => piece?.phase === 'parked',
  )
  assert.equal(parked.pieces[0]!.units, 5)
  assert.deepEqual((await table(floor, 'ana')).pieces, [])
  await floor.rule({ mode: 'pull' })
  assert.equal((await table(floor)).isRunning, false)
})

test('of one customer the heaviest takes its weight, and each other one what a silent one does', () => {
  const rest = { customerId: 'marta', name: 'Marta', channel: 'api', isPaused: false, dueAt: null }
  const rows = [
    { ...rest, conversationId: 'a', kind: 'messaging', phase: 'answered' },
    { ...rest, conversationId: 'b', kind: 'email', phase: 'active' },
    { ...rest, conversationId: 'c', kind: 'voice', phase: 'parked' },
    { ...rest, conversationId: 'd', kind: 'comment', phase: 'parked', customerId: 'joan' },
  ] as const
  assert.deepEqual(
    piecesOf(rows, defaultWorkRules).map(({ conversationId, units }) => [conversationId, units]),
    [
      ['a', 5],
      ['b', 50],
      ['c', 5],
      ['d', 5],
    ],
  )
})

test('whoever settled something is offered nothing until its time is over', async () => {
  const { floor, conversationId, reasonId } = await openFloor(45 * second)
  await using _ = floor
  await settles(floor, conversationId, reasonId)
  const { wrapUpUntil } = await until(
    () => table(floor),
    ({ pieces }) => pieces.length === 0,
  )
  assert.equal(wrapUpUntil, floor.clock.at + 45 * second)
  const next = await floor.desk.says('¿Hola?', { by: 'joan', lane: 'joan', at: floor.clock.at })
  const waits = await until(
    () => why(floor, next.conversationId),
    ({ standing }) => standing?.kind === 'waiting',
  )
  assert.deepEqual(
    waits.standing?.kind === 'waiting' &&
      waits.standing.could.filter(({ agentId }) => agentId === floor.desk.people.luis),
    [{ agentId: floor.desk.people.luis, refusal: 'wrap-up', opensAt: 0, fromAt: wrapUpUntil }],
  )
  await floor.passes(44 * second)
  await floor.comes('ana')
  assert.equal((await floor.offered('ana'))!.name, 'joan', 'it goes to somebody else meanwhile')
  assert.deepEqual(await floor.offersOf('luis'), [])
  await floor.comes('ana', 'offline')
  await floor.passes(second)
  assert.equal((await floor.offered('luis'))!.name, 'joan')
  assert.equal((await table(floor)).wrapUpUntil, null)
  assert.deepEqual(floor.faults, [])
})

test('whoever is done earlier says so, or takes the next; then they are offered again', async () => {
  const { floor, conversationId, reasonId } = await openFloor(5 * minute)
  await using _ = floor
  await settles(floor, conversationId, reasonId)
  await until(
    () => table(floor),
    ({ wrapUpUntil }) => wrapUpUntil !== null,
  )
  await floor.desk.says('¿Hola?', { by: 'joan', lane: 'joan', at: floor.clock.at })
  await floor.desk.as((tx, who) => endWrapUp(tx, who), floor.desk.who.luis)
  const second_ = (await floor.offered('luis'))!
  await floor.desk.as(
    (tx, who) => acceptOffer(tx, who, { number: second_.number, now: floor.clock.at }),
    floor.desk.who.luis,
  )
  const held = await until(
    () => table(floor),
    ({ pieces }) => pieces.length === 1,
  )
  await settles(floor, held.pieces[0]!.conversationId, reasonId)
  await until(
    () => table(floor),
    ({ wrapUpUntil }) => wrapUpUntil !== null,
  )
  const third = await floor.desk.says('Otra cosa', { by: 'pau', lane: 'pau', at: floor.clock.at })
  await until(
    () => why(floor, third.conversationId),
    ({ standing }) => standing?.kind === 'waiting',
  )
  await floor.desk.as((tx, who) => takeNext(tx, who), floor.desk.who.luis)
  await until(
    () => floor.holder(third.conversationId),
    holder => holder.kind === 'agent' && holder.id === floor.desk.people.luis,
  )
  assert.equal((await table(floor)).wrapUpUntil, null)
  assert.deepEqual(floor.faults, [])
})

test('what was put aside, or given to somebody else, leaves nothing to write down; by default nothing does', async () => {
  const { floor, conversationId, reasonId } = await openFloor(45 * second)
  await using _ = floor
  const now = floor.clock.at
  await floor.desk.as((tx, who) => snooze(tx, who, { conversationId, until: now + 60 * minute, now }))
  const none = await until(
    () => table(floor),
    ({ pieces }) => pieces.length === 0,
  )
  assert.equal(none.wrapUpUntil, null)
  const given = await takes(floor, 'joan')
  const { ana } = floor.desk.people
  await floor.desk.as((tx, who) => assign(tx, who, { conversationId: given, to: { kind: 'agent', id: ana }, now }))
  const gone = await until(
    () => table(floor),
    ({ pieces }) => pieces.length === 0,
  )
  assert.equal(gone.wrapUpUntil, null)
  await floor.desk.as((tx, who) => setWorkRules(tx, who, { wrapUpMs: defaultWorkRules.wrapUpMs }), floor.desk.who.sofia)
  await settles(floor, given, reasonId)
  const theirs = await until(
    () => table(floor, 'ana'),
    ({ pieces }) => pieces.length === 0,
  )
  assert.equal(theirs.wrapUpUntil, null)
})

test('the time to write things down outlives the engine that gave it', async () => {
  const { floor, conversationId, reasonId } = await openFloor(2 * minute)
  await using _ = floor
  await settles(floor, conversationId, reasonId)
  const { wrapUpUntil } = await until(
    () => table(floor),
    one => one.wrapUpUntil !== null,
  )
  await floor.stopAll()
  await floor.desk.says('¿Hola?', { by: 'joan', lane: 'joan', at: floor.clock.at })
  await floor.start()
  await floor.passes(minute)
  await floor.comes('ana')
  await floor.offered('ana')
  assert.equal((await table(floor)).wrapUpUntil, wrapUpUntil)
  assert.deepEqual(await floor.offersOf('luis'), [])
})

test('whoever has been silent for a day is in nobody’s hand any more, and leaves nothing to write down', async () => {
  const { floor, conversationId } = await openFloor(45 * second)
  await using _ = floor
  await floor.desk.replies(conversationId, { by: floor.desk.who.luis, at: floor.clock.at, holdMs: 0 })
  await until(
    () => table(floor),
    ({ pieces: [piece] }) => piece?.phase === 'answered',
  )
  await floor.passes(11 * minute)
  await until(
    () => table(floor),
    ({ pieces: [piece] }) => piece?.phase === 'parked',
  )
  await floor.passes(25 * hour)
  const { wrapUpUntil } = await until(
    () => table(floor),
    ({ pieces }) => pieces.length === 0,
  )
  assert.equal(wrapUpUntil, null)
  assert.deepEqual(floor.faults, [])
})
