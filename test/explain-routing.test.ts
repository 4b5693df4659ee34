import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Database, Tx } from '#db'
import { second } from '#lib'
import {
  acceptOffer,
  declineOffer,
  endWrapUp,
  heldBy,
  myOffers,
  openOffersOf,
  ownTable,
  takeNext,
  waitingIn,
} from '#routing'
import { crowdProfiles, fill } from './crowd.ts'
import { planFaults, type Sent, writingDown } from './explain.ts'
import { openRoutingDesk } from './routing-desk.ts'
import { until } from './waits.ts'

const big = new Set([
  ...[
    'routing_tasks',
    'routing_bundles',
    'routing_offers',
    'routing_decisions',
    'conversations',
    'messages',
    'customers',
  ],
  ...['identities', 'inbox_rows'],
])
const count = 10_000
/** The longest list is of 500. */
const most = 1100

/** Writes down what engines send, once it listens: when they begin they read everything. */
function overhear() {
  const sent: Sent[] = []
  const ear = { listens: false }
  const through = (database: Database): Database => ({
    ...database,
    engine: work => database.engine(tx => work(ear.listens ? writingDown(tx, sent) : tx)),
  })
  return { sent, ear, through }
}

/** What ten thousand have been offered and decided before, in two brands. */
const past = [
  `insert into routing_offers (workspace_id, number, customer_id, agent_id, task_ids, pauses, offered_at, expires_at, ended_at, outcome)
    select w, 1000000 + row_number() over (), customer_id, $3, '[]', '[]', $4, $4, $4, 'no-answer'
    from routing_tasks, unnest(array[$1::uuid, $2::uuid]) w where workspace_id = $1`,
  `insert into routing_decisions (workspace_id, conversation_id, id, at, kind, agent_id, detail)
    select w, conversation_id, gen_random_uuid(), $4, 'waiting', $3, '{}'
    from routing_tasks, unnest(array[$1::uuid, $2::uuid]) w, generate_series(1, 5) where workspace_id = $1`,
  ...[
    ['routing_tasks', 'conversation_id, customer_id, team_id, agent_id, phase, since, kind, class, arrived_at, due_at'],
    ['routing_bundles', 'customer_id, excluded, sticky, passed_over, is_told'],
  ].map(
    ([table, columns]) =>
      `insert into ${table} (workspace_id, ${columns}) select $2, ${columns} from ${table} where workspace_id = $1 and $3::uuid is not null and $4::timestamptz is not null`,
  ),
]

test('while ten thousand wait in each of two brands, whatever an engine hears and whoever asks looks at few of them', async () => {
  const { sent, ear, through } = overhear()
  await using floor = await openRoutingDesk(through)
  const { desk, clock } = floor
  const { ours, theirs, people, who } = desk
  for (const workspaceId of [ours, theirs])
    await fill(desk.database, {
      workspaceId,
      people: [people.ana],
      count,
      messagesEach: 1,
      now: clock.at,
      ...crowdProfiles,
    })
  await desk.database.owner(tx =>
    tx.query(
      `update conversations set status = 'open', holder_kind = 'queue', holder_id = null, turn_at = active_at, snoozed_until = null, closed_at = null`,
    ),
  )
  await floor.comes('luis')
  const one = await floor.start()
  await floor.offered('luis')
  await one.stop()
  await desk.database.owner(async tx => {
    const values = [ours, theirs, people.ana, new Date(clock.at).toISOString()]
    for (const statement of past) await tx.query(statement, values)
    await tx.query('analyze')
  })
  await floor.start()
  const takes = async () => {
    const { number, tasks } = (await floor.offered('luis'))!
    await desk.as((tx, by) => acceptOffer(tx, by, { number, now: clock.at }), who.luis)
    await until(
      () => floor.holder(tasks[0]!.conversationId),
      holder => holder.kind === 'agent',
    )
  }
  // It stands at its work once it has heard something.
  await takes()
  ear.listens = true
  await takes()
  const next = (await floor.offered('luis'))!
  await desk.as((tx, by) => declineOffer(tx, by, { number: next.number, now: clock.at, reason: null }), who.luis)
  const another = (gone: number) =>
    until(
      () => floor.offersOf('luis'),
      ([offer]) => offer !== undefined && offer.number !== gone,
    )
  const [third] = await another(next.number)
  await desk.says('¿Y lo mío?', { by: 'joan', at: clock.at })
  await floor.passes(61 * second)
  await another(third!.number)
  await floor.comes('ana')
  await floor.offered('ana')
  const faults: string[] = []
  const asks = async (work: (tx: Tx) => Promise<unknown>, by = who.luis) => {
    const asked: Sent[] = []
    await desk.as(tx => work(writingDown(tx, asked)), by)
    assert.ok(asked.length > 0)
    for (const each of asked) faults.push(...(await planFaults(deed => desk.as(deed, by), each, big, most)))
  }
  await asks(tx => myOffers(tx, who.ana), who.ana)
  await asks(tx => ownTable(tx, who.luis, { now: clock.at }))
  await asks(tx => heldBy(tx, who.sofia, people.luis), who.sofia)
  await asks(tx => waitingIn(tx, who.sofia, null), who.sofia)
  await asks(tx => takeNext(tx, who.luis))
  await asks(tx => endWrapUp(tx, who.luis))
  ear.listens = false
  await floor.stopAll()
  sent.push(...(await openOffers(desk.database, ours, people.ana)))
  const once = new Map(sent.map(each => [each.text, each]))
  assert.ok(once.size > 10)
  for (const each of once.values())
    faults.push(...(await planFaults(deed => desk.database.engine(deed), each, big, most)))
  assert.deepEqual(faults, [])
  assert.deepEqual(floor.faults, [])
})

async function openOffers(database: Database, workspaceId: string, agentId: string): Promise<Sent[]> {
  const sent: Sent[] = []
  await database.engine(tx => openOffersOf(writingDown(tx, sent), workspaceId, agentId))
  return sent
}
