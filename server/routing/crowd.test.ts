import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crowdProfiles, fill } from '../../test/crowd.ts'
import { openRoutingDesk } from '../../test/routing-desk.ts'
import { acceptOffer, whyOf } from './index.ts'

/** So many wait at once; ROUTING_CROWD=100000 is the day on which everybody writes. */
const count = Number(process.env.ROUTING_CROWD ?? 3000)

test('however many wait at once, whoever comes is offered the one that waits longest, and the last is told how many come before', async () => {
  await using floor = await openRoutingDesk()
  const { desk, clock } = floor
  const crowd = { workspaceId: desk.ours, people: [desk.people.ana], count, messagesEach: 1, now: clock.at }
  await fill(desk.database, { ...crowd, ...crowdProfiles })
  await desk.database.owner(tx =>
    tx.query(
      `update conversations set status = 'open', holder_kind = 'queue', holder_id = null, turn_at = active_at, snoozed_until = null, closed_at = null`,
    ),
  )
  await floor.comes('luis')
  await floor.start()
  const first = (await floor.offered('luis'))!
  assert.equal(first.name, `Customer ${count}`)
  await desk.as((tx, who) => acceptOffer(tx, who, { number: first.number, now: clock.at }), desk.who.luis)
  const [last] = await desk.database.owner(tx =>
    tx.query<{ id: string }>(`select conversation_id as id from routing_tasks order by arrived_at desc limit 1`),
  )
  const { standing } = await desk.as((tx, who) =>
    whyOf(tx, who, { id: last!.id, now: clock.at, channelOf: () => undefined }),
  )
  assert.ok(standing?.kind === 'waiting' && standing.ahead >= count - 4)
  assert.deepEqual(floor.faults, [])
})
