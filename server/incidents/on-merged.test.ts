import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hour, minute, newId } from '#lib'
import { merge, split, unmerge } from '#merging'
import { type Desk, morning, openDesk } from '../../test/desk.ts'
import { incident, linkToIncident, onMerged, openIncident, unlinkFromIncident } from './index.ts'

const noon = morning + 2 * hour

async function open(desk: Desk, name = 'Caída de la pasarela de pago') {
  const id = newId()
  await desk.as((tx, who) => openIncident(tx, who, { id, name, since: morning - hour, now: noon }))
  return id
}
const link = (desk: Desk, incidentId: string, conversationId: string) =>
  desk.as((tx, who) => linkToIncident(tx, who, { incidentId, conversationIds: [conversationId], now: noon }))
const look = (desk: Desk, id: string) => desk.as((tx, who) => incident(tx, who, id))

test('the cause of a conversation goes along when it is merged, and comes back as it was', async () => {
  await using desk = await openDesk()
  const [one, other] = [await open(desk), await open(desk, 'Huelga de reparto')]
  const { conversationId } = await desk.says('No puedo pagar', { lane: 'one' })
  const { conversationId: otherId, messageId } = await desk.says('Sigo sin poder', {
    lane: 'two',
    at: morning + minute,
  })
  const links = () =>
    desk.database.owner(tx =>
      tx.query<Record<string, string>>(
        `select l.*, r.incident_id as shown from incident_conversations l join inbox_rows r using (workspace_id, conversation_id)
         order by conversation_id`,
      ),
    )
  const sizes = async () =>
    Promise.all(
      [one, other].map(id => look(desk, id).then(({ conversations, customers }) => [conversations, customers])),
    )
  const pair = { conversationId, otherId }
  const joined = async (at: number) => {
    await desk.as((tx, who) => merge(tx, who, { ...pair, now: noon + at * minute }))
    await desk.hear(onMerged)
    return (await links()).map(each => [each.conversation_id, each.incident_id, each.shown])
  }
  const parted = async (at: number) => {
    await desk.as((tx, who) => unmerge(tx, who, { ...pair, now: noon + at * minute }))
    await desk.hear(onMerged)
    return links()
  }
  await link(desk, one, otherId)
  const before = await links()
  assert.deepEqual(await joined(1), [[conversationId, one, one]])
  assert.deepEqual(await sizes(), [
    [1, 1],
    [0, 0],
  ])
  assert.deepEqual(await parted(2), before)
  assert.deepEqual(await sizes(), [
    [1, 1],
    [0, 0],
  ])
  // One that has a cause keeps it.
  await link(desk, other, conversationId)
  const both = await links()
  assert.deepEqual(await joined(3), [[conversationId, other, other]])
  assert.deepEqual(await sizes(), [
    [0, 0],
    [1, 1],
  ])
  assert.deepEqual(await parted(4), both)
  assert.deepEqual(await sizes(), [
    [1, 1],
    [1, 1],
  ])
  // What somebody has done since stays done, and what was linked is linked again.
  await desk.as((tx, who) => unlinkFromIncident(tx, who, { conversationId, now: noon }))
  await joined(5)
  await link(desk, other, conversationId)
  assert.deepEqual(await parted(6), both)
  // The lines that tell of it are later than what was said: all that came along goes on.
  await desk.as((tx, who) => unlinkFromIncident(tx, who, { conversationId, now: noon }))
  await joined(7)
  const now = noon + 8 * minute
  const third = await desk.as((tx, who) => split(tx, who, { conversationId, messageId, now }))
  await desk.hear(onMerged)
  assert.deepEqual(
    (await links()).map(each => [each.conversation_id, each.incident_id, each.shown]),
    [[third, one, one]],
  )
})
