import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '#lib'
import type {
  Gesture,
  GestureBudget,
  GestureKind,
  GesturePage,
  GestureRules,
  GestureSums,
  MyGestures,
  Page,
  ProfileKept,
  Row,
} from '#protocol'
import { plainChannel } from '../../../test/plain-channel.ts'
import { until } from '../../../test/waits.ts'
import type { Client } from '../../../test/world-client.ts'
import { createWorld, type TestWorld } from '../../../test/world.ts'

let world: TestWorld
let agent: Client
let id: string
let flowers: GestureKind

before(async () => {
  world = await createWorld({ channels: [plainChannel()] })
  world.clock.set(Date.UTC(2026, 10, 20, 10))
  const profile = { channel: 'plain', name: 'Faro', function: 'service', language: 'es', settings: {} }
  const { connectionId } = await world.owner.post<ProfileKept>('/profiles', profile)
  const from = { id: 'marta', name: '=HYPERLINK("evil")' }
  const said = { kind: 'message', key: 'm-1', externalId: 'm-1', text: 'Hola', visibility: 'private' }
  const event = { ...said, profileKey: 'main', lane: 'marta', from, at: world.clock.now() }
  await fetch(`${world.address}/hooks/${connectionId}`, { method: 'POST', body: JSON.stringify([event]) })
  const { rows } = await until(
    () => world.owner.get<Page<Row>>('/conversations?view=all'),
    page => page.rows.length === 1,
  )
  id = rows[0]!.id
  agent = await world.person('agent')
  flowers = await world.owner.post<GestureKind>('/gesture-kinds', { name: 'Flores', costs: true, amount: 2500 })
})
after(() => world[Symbol.asyncDispose]())

const give = (client: Client, more: object = {}) =>
  client.post<Gesture>(`/conversations/${id}/gestures`, {
    ...{ id: newId(), kindId: flowers.id, amount: 2500, reason: 'Llegó rota', ...more },
  })

test('an agent gives within what the brand has set, sees what is left, and takes it back', async () => {
  assert.deepEqual(await agent.get<GestureRules>('/gesture-rules'), {
    ...{ currency: 'EUR', budget: 0, isCurrencyFixed: false },
  })
  await assert.rejects(give(agent), { status: 409, code: 'gesture.over' })
  await world.owner.patch<GestureRules>('/gesture-rules', { budget: 4000 })
  const asked = { id: newId() }
  const given = await give(agent, asked)
  assert.deepEqual(await give(agent, asked), given)
  assert.deepEqual([given.amount, given.kind, given.month, given.mayTakeBack], [2500, 'Flores', '2026-11-01', true])
  const mine = await agent.get<MyGestures>('/gestures/mine')
  assert.deepEqual([mine.left, mine.spent, mine.currency, mine.month], [1500, 2500, 'EUR', '2026-11-01'])
  await assert.rejects(give(agent), { status: 409, code: 'gesture.over' })
  const raise = { month: mine.month, raised: 1000 }
  await assert.rejects(agent.put(`/gesture-budgets/${agent.personId}/raise`, raise), { status: 403 })
  const raised = await world.owner.put<GestureBudget>(`/gesture-budgets/${agent.personId}/raise`, raise)
  assert.equal(raised.left, 2500)
  const back = await agent.post<Gesture>(`/gestures/${given.id}/take-back`, { reason: 'Era otra persona' })
  assert.deepEqual([back.takenBack?.reason, back.mayTakeBack], ['Era otra persona', false])
  const own = await world.owner.put<GestureBudget>(`/gesture-budgets/${agent.personId}`, { amount: 10_000 })
  assert.deepEqual([own.own, own.raised, own.left], [10_000, 1000, 11_000])
  const budgets = await world.owner.get<GestureBudget[]>('/gesture-budgets')
  assert.deepEqual(
    budgets.find(({ personId }) => personId === agent.personId),
    own,
  )
})

test('what is no amount is refused at the edge', async () => {
  for (const amount of [-1, 1.5, '25', 1e12])
    await assert.rejects(give(agent, { amount }), { status: 400, code: 'invalid' }, String(amount))
  await assert.rejects(give(agent, { reason: 'x'.repeat(10_000) }), { status: 422, code: 'gesture.long' })
  await assert.rejects(agent.get('/gestures?month=2026-13'), { status: 400 })
})

test('the list is open to the team, by month, and leaves as a file that no spreadsheet runs', async () => {
  await give(agent, { reason: '=1+1, "sí"', amount: 1050 })
  const page = await world.owner.get<GesturePage>('/gestures?month=2026-11')
  assert.deepEqual([page.rows[0]!.reason, page.rows[0]!.name, page.currency], ['=1+1, "sí"', agent.name, 'EUR'])
  const sums = await agent.get<GestureSums>(`/gestures/sums?person=${agent.personId}`)
  assert.deepEqual([sums.amount, sums.count, sums.current], [1050, 1, '2026-11-01'])
  assert.deepEqual((await agent.get<GesturePage>('/gestures?month=2026-10')).rows, [])
  const answer = await agent.fetch('/api/v1/gestures/export.csv?month=2026-11', { method: 'GET' })
  assert.equal(answer.headers.get('content-type'), 'text/csv; charset=utf-8')
  assert.match(answer.headers.get('content-disposition')!, /filename="gestures-2026-11\.csv"/)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  assert.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf])
  const [head, first, second] = new TextDecoder().decode(bytes).split('\r\n')
  assert.match(head!, /^at,month,person,kind,amount,currency,reason,customer,conversation,/)
  const plain = `2026-11-20T10:00:00.000Z,2026-11,${agent.name},Flores,10.50,EUR,"'=1+1, ""sí""","'=HYPERLINK(""evil"")",${id},,,`
  assert.equal(first, plain)
  assert.match(second!, /,25\.00,EUR,.*,Era otra persona$/)
})

test('a long month leaves whole, each gesture once', async () => {
  const many = 1203
  await world.database.app(world.workspaceId, tx =>
    tx.query(
      `insert into gestures (workspace_id, id, line_id, person_id, kind_id, month, at, amount, reason)
       select $1, gen_random_uuid(), gen_random_uuid(), $2, $3, '2026-09-01', '2026-09-10T10:00:00Z'::timestamptz + make_interval(secs => n / 7),
         n, 'n' || n from generate_series(1, ${many}) as n`,
      [world.workspaceId, agent.personId, flowers.id],
    ),
  )
  const answer = await agent.fetch('/api/v1/gestures/export.csv?month=2026-09', { method: 'GET' })
  const lines = (await answer.text()).trimEnd().split('\r\n').slice(1)
  assert.equal(lines.length, many)
  assert.equal(new Set(lines.map(line => line.split(',')[6])).size, many)
  const times = lines.map(line => line.split(',')[0]!)
  assert.deepEqual(times, times.toSorted().toReversed())
})

test('whoever may not see the conversation sees neither its customer nor the way there, in the file neither', async () => {
  const other = await world.person('agent')
  await world.owner.post(`/conversations/${id}/assign`, { holder: { kind: 'agent', id: agent.personId } })
  await world.owner.patch(`/people/${other.personId}`, { sees: 'own' })
  const page = await other.get<GesturePage>('/gestures')
  assert.ok(page.rows.length > 0 && page.rows.every(({ conversation }) => conversation === null))
  const answer = await other.fetch('/api/v1/gestures/export.csv', { method: 'GET' })
  const text = await answer.text()
  assert.ok(!text.includes(id) && !text.includes('HYPERLINK'))
})
