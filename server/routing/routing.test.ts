import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assign } from '#conversations'
import { append } from '#log'
import { addSkill, setSkills } from '#workforce'
import { minute, second } from '#lib'
import { openRoutingDesk } from '../../test/routing-desk.ts'
import { until } from '../../test/waits.ts'
import { acceptOffer, declineOffer, takeNext, whyOf } from './index.ts'

const accept = (floor: Awaited<ReturnType<typeof openRoutingDesk>>, name: 'ana' | 'luis' | 'sofia', number: number) =>
  floor.desk.as((tx, who) => acceptOffer(tx, who, { number, now: floor.clock.at }), floor.desk.who[name])
const why = (floor: Awaited<ReturnType<typeof openRoutingDesk>>, id: string) =>
  floor.desk.as((tx, who) => whyOf(tx, who, { id, now: floor.clock.at, channelOf: () => undefined }))

test('what waits is offered to whoever is there; who takes it has it, and it is written down why', async () => {
  await using floor = await openRoutingDesk()
  await floor.start()
  await floor.comes('luis')
  const { conversationId } = await floor.desk.says('¿Dónde está mi pedido?', { at: floor.clock.at })
  const offer = await floor.offered('luis')
  assert.ok(offer)
  assert.deepEqual(
    [offer.name, offer.expiresAt, offer.tasks.map(({ kind, lastText }) => [kind, lastText])],
    ['marta', floor.clock.at + 60 * second, [['messaging', '¿Dónde está mi pedido?']]],
  )
  await accept(floor, 'luis', offer.number)
  await floor.offered('luis', 0)
  assert.deepEqual(await floor.holder(conversationId), { kind: 'agent', id: floor.desk.people.luis })
  assert.deepEqual(await floor.desk.lines(conversationId), [
    { deed: 'assigned', by: floor.desk.people.luis, to: floor.desk.people.luis },
  ])
  const { standing, decisions } = await why(floor, conversationId)
  assert.deepEqual(
    decisions.map(({ kind }) => kind),
    ['assigned', 'offered'],
  )
  assert.equal(decisions[1]!.detail.why && (decisions[1]!.detail.why as { lane: string }).lane, 'rank')
  assert.equal(standing?.kind, 'held')
  assert.deepEqual(floor.faults, [])
})

test('whoever says no, or nothing, is asked something else; its age stays', async () => {
  await using floor = await openRoutingDesk()
  await floor.start()
  await floor.comes('luis')
  const { conversationId } = await floor.desk.says('Falta una taza', { at: floor.clock.at - 5 * minute })
  const first = (await floor.offered('luis'))!
  await floor.comes('ana')
  await floor.desk.as(
    (tx, who) => declineOffer(tx, who, { number: first.number, now: floor.clock.at, reason: 'No sé de tazas' }),
    floor.desk.who.luis,
  )
  const second_ = (await floor.offered('ana'))!
  assert.equal(second_.tasks[0]!.arrivedAt, floor.clock.at - 5 * minute)
  assert.deepEqual(await floor.offersOf('luis'), [])
  await floor.passes(61 * second)
  await floor.offered('ana', 0)
  const { decisions } = await why(floor, conversationId)
  assert.deepEqual(
    decisions.map(({ kind, detail }) => [kind, detail.reason]),
    [
      ['returned', 'no-answer'],
      ['offered', undefined],
      ['returned', 'declined'],
      ['offered', undefined],
    ],
  )
  await floor.passes(5 * minute)
  await until(
    async () => [...(await floor.offersOf('ana')), ...(await floor.offersOf('luis'))],
    all => all.length === 1,
  )
  assert.deepEqual(floor.faults, [])
})

test('who took it by hand in the same moment keeps it, whoever was offered it', async () => {
  await using floor = await openRoutingDesk()
  const process = await floor.start()
  await floor.comes('luis')
  const { conversationId } = await floor.desk.says('Hola', { at: floor.clock.at })
  const offer = (await floor.offered('luis'))!
  await process.stop()
  const { ana } = floor.desk.people
  await floor.desk.as((tx, who) =>
    assign(tx, who, { conversationId, to: { kind: 'agent', id: ana }, now: floor.clock.at }),
  )
  await accept(floor, 'luis', offer.number)
  await floor.start()
  await floor.offered('luis', 0)
  await until(
    async () => (await why(floor, conversationId)).standing,
    standing => standing?.kind === 'held' && standing.agentId === ana,
  )
  assert.deepEqual(await floor.holder(conversationId), { kind: 'agent', id: ana })
})

test('when the process dies another one goes on: what was offered stands, and is taken in time', async () => {
  await using floor = await openRoutingDesk()
  const first = await floor.start()
  await floor.comes('luis')
  const { conversationId } = await floor.desk.says('Hola', { at: floor.clock.at })
  const offer = (await floor.offered('luis'))!
  await floor.start()
  await first.stop()
  await accept(floor, 'luis', offer.number)
  await floor.offered('luis', 0)
  assert.deepEqual(await floor.holder(conversationId), { kind: 'agent', id: floor.desk.people.luis })
  const again = await floor.desk.says('Otra cosa', { by: 'joan', at: floor.clock.at })
  const next = (await floor.offered('luis'))!
  assert.equal(next.number, offer.number + 1)
  assert.equal(next.tasks[0]!.conversationId, again.conversationId)
  assert.deepEqual(floor.faults, [])
})

test('what a customer opens beside it comes to the same hand; of a queue that is pulled nobody is offered anything', async () => {
  await using floor = await openRoutingDesk()
  await floor.start()
  await floor.comes('luis')
  await floor.desk.says('Hola', { at: floor.clock.at })
  await accept(floor, 'luis', (await floor.offered('luis'))!.number)
  await floor.offered('luis', 0)
  const other = await floor.desk.says('Y por aquí', { lane: 'other', at: floor.clock.at })
  await until(
    () => floor.holder(other.conversationId),
    holder => holder.kind === 'agent' && holder.id === floor.desk.people.luis,
  )
  await floor.rule({ mode: 'pull' })
  const waits = await floor.desk.says('Hola', { by: 'joan', at: floor.clock.at })
  await floor.comes('ana')
  await until(
    async () => (await why(floor, waits.conversationId)).standing,
    standing =>
      standing?.kind === 'waiting' &&
      standing.mode === 'pull' &&
      standing.arrivedAt === floor.clock.at &&
      standing.could.some(({ agentId, refusal }) => agentId === floor.desk.people.ana && refusal === null),
  )
  assert.deepEqual([await floor.offersOf('ana'), await floor.offersOf('luis')], [[], []])
  await floor.desk.as((tx, who) => takeNext(tx, who))
  await until(
    () => floor.holder(waits.conversationId),
    holder => holder.kind === 'agent' && holder.id === floor.desk.people.ana,
  )
  assert.deepEqual(floor.faults, [])
})

test('what asks for a skill that nobody has is told to whoever supervises, once, and goes to whoever learns it', async () => {
  await using floor = await openRoutingDesk()
  const { desk } = floor
  const skill = await desk.as(
    (tx, who) => addSkill(tx, who, { name: { es: 'Seguros', en: 'Insurance' }, isHard: true, now: floor.clock.at }),
    desk.who.sofia,
  )
  await floor.rule({ needs: { [skill.id]: 3 } })
  await floor.start()
  await floor.comes('luis')
  const { conversationId } = await desk.says('¿Cubre el agua?', { at: floor.clock.at })
  const told = async () => (await desk.events('routing.unserved')).map(({ detail }) => JSON.parse(detail!))
  assert.deepEqual(await until(told, all => all.length > 0), [{ people: [desk.people.sofia] }])
  const { standing, decisions } = await why(floor, conversationId)
  assert.deepEqual(
    decisions.map(({ kind }) => kind),
    ['unserved'],
  )
  assert.ok(standing?.kind === 'waiting')
  assert.deepEqual(standing.could, [])
  await desk.as(
    (tx, who) => setSkills(tx, who, { personId: desk.people.luis, skills: { [skill.id]: 4 } }),
    desk.who.sofia,
  )
  assert.equal((await floor.offered('luis'))?.tasks[0]?.conversationId, conversationId)
  assert.equal((await told()).length, 1)
})

test('what is read of it changes what it asks for, not how old it is; an engine that was replaced writes nothing', async () => {
  await using floor = await openRoutingDesk()
  const { desk } = floor
  await floor.start()
  const { conversationId } = await desk.says('Llegó rota', { at: floor.clock.at })
  const kept = () =>
    desk.database.owner(tx =>
      tx.query<{ class: string; at: number }>(
        `select class, arrived_at as at from routing_tasks where conversation_id = $1`,
        [conversationId],
      ),
    )
  const [before] = await until(kept, rows => rows.length > 0)
  assert.equal(before!.class, 'query')
  await desk.database.engine(async tx => {
    await tx.query(`update inbox_rows set kind = 'complaint', is_unsure = false where conversation_id = $1`, [
      conversationId,
    ])
    await append(tx, [{ workspaceId: desk.ours, kind: 'message.understood', conversationId }])
  })
  assert.deepEqual(await until(kept, ([row]) => row!.class === 'complaint'), [{ class: 'complaint', at: before!.at }])
  await desk.database.engine(tx => tx.query(`update routing_engines set term = term + 1`))
  await floor.comes('ana')
  // Whoever was replaced is elected again, as any other would be.
  assert.ok(await floor.offered('ana'))
  const [{ term } = { term: 0 }] = await desk.database.owner(tx =>
    tx.query<{ term: number }>(`select term from routing_engines`),
  )
  assert.equal(term, 3)
  assert.deepEqual(floor.faults, [])
})
