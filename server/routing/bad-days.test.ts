import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Who } from '#accounts'
import { assign, close } from '#conversations'
import { keepCalendar } from '#deadlines'
import { day, hour, minute, newId, second } from '#lib'
import { openReader } from '#log'
import { openRoutingDesk } from '../../test/routing-desk.ts'
import { until } from '../../test/waits.ts'
import { plainPlace } from '../../test/desk.ts'
import { acceptOffer, runEngine, whyOf } from './index.ts'
import { Replaced } from './keep.ts'

type Floor = Awaited<ReturnType<typeof openRoutingDesk>>

const reasons = async ({ desk, clock }: Floor, id: string) =>
  (await desk.as((tx, who) => whyOf(tx, who, { id, now: clock.at, channelOf: () => undefined }))).decisions.map(
    ({ kind, detail }) => [kind, detail.reason],
  )

test('a clock that is set back keeps nobody waiting: what was offered ends in its minute, and the next is offered', async () => {
  await using floor = await openRoutingDesk()
  await floor.start()
  await floor.comes('luis')
  const { conversationId } = await floor.desk.says('Hola', { at: floor.clock.at - hour })
  const first = (await floor.offered('luis'))!
  floor.clock.at -= day
  await floor.passes(0)
  const again = await until(
    () => floor.offersOf('luis'),
    ([offer]) => offer !== undefined && offer.expiresAt < first.expiresAt,
  )
  assert.deepEqual([again[0]!.number, again[0]!.expiresAt], [first.number, floor.clock.at + 60 * second])
  await floor.comes('ana')
  await floor.passes(61 * second)
  const second_ = (await floor.offered('ana'))!
  assert.deepEqual(
    [second_.tasks[0]!.conversationId, second_.expiresAt],
    [conversationId, floor.clock.at + 60 * second],
  )
  assert.deepEqual(await floor.offersOf('luis'), [])
  // Whoever left it is asked again when the five minutes are over, by the clock of now.
  await floor.passes(61 * second)
  await floor.offered('ana', 0)
  await floor.passes(4 * minute)
  assert.ok(await floor.offered('luis'))
  assert.deepEqual(floor.faults, [])
})

test('an engine that begins by a clock that was set back meanwhile goes on by it', async () => {
  await using floor = await openRoutingDesk()
  const process = await floor.start()
  await floor.comes('luis')
  const { conversationId } = await floor.desk.says('Hola', { at: floor.clock.at - hour })
  const { number } = (await floor.offered('luis'))!
  await process.stop()
  floor.clock.at -= day
  await floor.start()
  const [offer] = await until(
    () => floor.offersOf('luis'),
    ([each]) => each !== undefined && each.expiresAt === floor.clock.at + 60 * second,
  )
  assert.equal(offer!.number, number)
  await floor.desk.as((tx, who) => acceptOffer(tx, who, { number, now: floor.clock.at }), floor.desk.who.luis)
  await floor.offered('luis', 0)
  assert.deepEqual(await floor.holder(conversationId), { kind: 'agent', id: floor.desk.people.luis })
  assert.deepEqual(floor.faults, [])
})

test('a clock that leaps ahead ends what was offered once, and makes nothing younger', async () => {
  await using floor = await openRoutingDesk()
  await floor.start()
  await floor.comes('luis')
  const at = floor.clock.at - minute
  const { conversationId } = await floor.desk.says('Hola', { at })
  const first = (await floor.offered('luis'))!
  await floor.passes(day)
  const [offer] = await until(
    () => floor.offersOf('luis'),
    ([each]) => each !== undefined && each.number > first.number,
  )
  assert.deepEqual([offer!.tasks[0]!.arrivedAt, offer!.expiresAt], [at, floor.clock.at + 60 * second])
  assert.deepEqual(await reasons(floor, conversationId), [
    ['offered', undefined],
    ['returned', 'no-answer'],
    ['offered', undefined],
  ])
})

test('whose console is lost while something lies before them loses the offer, not the customer: it is somebody else’s at once', async () => {
  await using floor = await openRoutingDesk()
  await floor.start()
  await floor.comes('luis')
  const { conversationId } = await floor.desk.says('Hola', { at: floor.clock.at - 10 * minute })
  const first = (await floor.offered('luis'))!
  await floor.comes('ana')
  await floor.comes('luis', 'offline')
  const next = (await floor.offered('ana'))!
  assert.deepEqual(
    [next.tasks[0]!.conversationId, next.tasks[0]!.arrivedAt],
    [conversationId, first.tasks[0]!.arrivedAt],
  )
  await assert.rejects(
    floor.desk.as(
      (tx, who) => acceptOffer(tx, who, { number: first.number, now: floor.clock.at }),
      floor.desk.who.luis,
    ),
    { code: 'offer.gone' },
  )
  assert.deepEqual((await reasons(floor, conversationId)).slice(0, 2), [
    ['offered', undefined],
    ['returned', 'left'],
  ])
})

test('while nobody is on shift nothing is offered and all of it waits; who comes first is asked for what is due first', async () => {
  await using floor = await openRoutingDesk()
  await floor.start()
  const late = await floor.desk.says('Hola', { by: 'joan', at: floor.clock.at - hour })
  await floor.desk.says('Hola', { by: 'marta', at: floor.clock.at - minute })
  await until(
    () => floor.desk.database.owner(tx => tx.query(`select 1 from routing_tasks where phase = 'waiting'`)),
    all => all.length === 2,
  )
  await floor.passes(5 * hour)
  const none = await Promise.all((['ana', 'luis', 'sofia'] as const).map(floor.offersOf))
  assert.deepEqual(none, [[], [], []])
  const { standing } = await floor.desk.as((tx, who) =>
    whyOf(tx, who, { id: late.conversationId, now: floor.clock.at, channelOf: () => undefined }),
  )
  assert.ok(standing?.kind === 'waiting' && standing.rank.isOverdue)
  assert.deepEqual(
    standing.could.map(({ refusal }) => refusal),
    ['absent', 'absent', 'absent'],
  )
  await floor.comes('ana')
  assert.equal((await floor.offered('ana'))!.tasks[0]!.conversationId, late.conversationId)
  assert.deepEqual(floor.faults, [])
})

test('whom hands gave more than they can hold keeps it all, and is offered nothing until there is room', async () => {
  await using floor = await openRoutingDesk()
  const { desk, clock } = floor
  await floor.start()
  await floor.comes('luis')
  const reasonId = await desk.reason()
  const given: string[] = []
  for (let at = 0; at < 7; at++) {
    const { conversationId } = await desk.says('Hola', { by: `customer ${at}`, at: clock.at - minute })
    const to = { kind: 'agent', id: desk.people.luis } as const
    await desk.as((tx, who) => assign(tx, who, { conversationId, to, now: clock.at }), desk.who.sofia)
    given.push(conversationId)
  }
  const load = () =>
    desk.database.owner(tx =>
      tx.query<{ load: number }>(`select load from routing_seats where agent_id = $1`, [desk.people.luis]),
    )
  await until(load, ([seat]) => seat?.load === 175)
  const waits = await desk.says('¿Y yo?', { by: 'nerea', at: clock.at })
  await until(
    () => reasonsOf(floor, waits.conversationId),
    refusals => refusals.includes('weight'),
  )
  for (const [at, conversationId] of given.entries()) {
    assert.deepEqual(await floor.offersOf('luis'), [], `after ${at}`)
    assert.deepEqual(await floor.holder(given.at(-1)!), { kind: 'agent', id: desk.people.luis })
    if (at === 4) break
    await desk.as((tx, who) => close(tx, who, { conversationId, reasonId, now: clock.at }))
    await until(load, ([seat]) => seat?.load === 175 - 25 * (at + 1) || at === 3)
  }
  assert.equal((await floor.offered('luis'))!.tasks[0]!.conversationId, waits.conversationId)
  assert.deepEqual(floor.faults, [])
})

async function reasonsOf({ desk, clock }: Floor, id: string): Promise<(string | null)[]> {
  const { standing } = await desk.as((tx, who) => whyOf(tx, who, { id, now: clock.at, channelOf: () => undefined }))
  return standing?.kind === 'waiting' ? standing.could.map(({ refusal }) => refusal) : []
}

test('of two engines that both believe they are the one, the first stops by itself, and everybody is offered and taken once', async () => {
  await using floor = await openRoutingDesk()
  const { desk, clock, faults } = floor
  const stopping = new AbortController()
  const { signal } = stopping
  const failed = (fault: unknown) => void faults.push(fault)
  const reader = await openReader(desk.database, signal, failed)
  const house = { database: desk.database, reader, channelOf: () => plainPlace, now: () => clock.at, failed }
  const run = () => runEngine(house, desk.ours, signal).catch((fault: unknown) => fault)
  const one = run()
  await floor.comes('luis')
  await desk.says('Hola', { by: 'first', at: clock.at })
  await floor.offered('luis')
  const other = run()
  for (let at = 0; at < 12; at++) await desk.says('Hola', { by: `customer ${at}`, at: clock.at - at * minute })
  await floor.comes('ana')
  assert.ok((await one) instanceof Replaced)
  for (const name of ['luis', 'ana'] as const)
    for (let taken = 0; taken < 4; taken++) {
      const { number } = (await floor.offered(name))!
      await desk.as((tx, who) => acceptOffer(tx, who, { number, now: clock.at }), desk.who[name])
      await until(
        () => floor.offersOf(name),
        ([offer]) => offer?.number !== number,
      )
    }
  const taken = await desk.database.owner(tx =>
    tx.query<{ count: number }>(
      `select count(*)::int as count from routing_decisions where kind = 'assigned' group by conversation_id`,
    ),
  )
  assert.deepEqual(
    taken.map(({ count }) => count),
    Array.from({ length: 8 }, () => 1),
  )
  stopping.abort()
  assert.equal(await other, undefined)
  assert.deepEqual(faults, [])
})

test('a calendar whose holidays close it on every day keeps nothing from being offered, and makes nothing due', async () => {
  await using floor = await openRoutingDesk()
  const { desk, clock } = floor
  const head = { ...desk.who.sofia, role: 'administrator' } as Who
  const week = Array.from({ length: 7 }, () => [[540, 1080]] as const)
  const dates = Array.from({ length: 120 }, (_, at) => new Date(clock.at + (at - 10) * day).toISOString().slice(0, 10))
  const holidays = dates.map(date => ({ date, name: 'Cerrado', spans: [] }))
  const calendar = { timeZone: 'Europe/Madrid', week, holidays }
  const kept = { id: newId(), name: 'Obras', isDefault: true, profileIds: [], calendar }
  await desk.as((tx, who) => keepCalendar(tx, who, kept), head)
  await floor.start()
  const { conversationId } = await desk.says('Hola', { at: clock.at - hour })
  await floor.comes('luis')
  const offer = (await floor.offered('luis'))!
  assert.deepEqual([offer.tasks[0]!.conversationId, offer.tasks[0]!.dueAt], [conversationId, null])
  assert.deepEqual(floor.faults, [])
})
