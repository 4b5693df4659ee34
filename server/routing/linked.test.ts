import assert from 'node:assert/strict'
import { test } from 'node:test'
import { second } from '#lib'
import { linkCustomers, undoLink } from '#linking'
import { openRoutingDesk } from '../../test/routing-desk.ts'
import { until } from '../../test/waits.ts'
import { acceptOffer } from './index.ts'

type Floor = Awaited<ReturnType<typeof openRoutingDesk>>

async function accepted(floor: Floor, name: 'ana' | 'luis') {
  const { number, tasks } = (await floor.offered(name))!
  const { at: now } = floor.clock
  await floor.desk.as((tx, who) => acceptOffer(tx, who, { number, now }), floor.desk.who[name])
  const [{ conversationId }] = tasks as unknown as [{ conversationId: string }]
  await heldBy(floor, conversationId, name)
  return conversationId
}

const heldBy = (floor: Floor, conversationId: string, name: 'ana' | 'luis') =>
  until(
    () => floor.holder(conversationId),
    holder => holder.kind === 'agent' && holder.id === floor.desk.people[name],
  )

const customerOf = async ({ desk }: Floor, id: string) => (await desk.row(id)).customerId

test('two who are in different hands and turn out to be one come into the hand that began earlier, and part again', async () => {
  await using floor = await openRoutingDesk()
  await floor.start()
  await floor.comes('ana')
  await floor.desk.says('Por correo', { by: 'marta', at: floor.clock.at })
  const mail = await accepted(floor, 'ana')
  floor.clock.at += second
  await floor.comes('ana', 'away')
  await floor.comes('luis')
  await floor.desk.says('Por la app', { by: 'm.iborra', at: floor.clock.at })
  const app = await accepted(floor, 'luis')
  await floor.comes('ana')
  const { at: now } = floor.clock
  const asked = { customerId: await customerOf(floor, mail), otherId: await customerOf(floor, app), now }
  const linkId = await floor.desk.as((tx, who) => linkCustomers(tx, who, asked))
  const offer = (await floor.offered('ana'))!
  assert.deepEqual(
    offer.tasks.map(({ conversationId }) => conversationId),
    [app],
  )
  await floor.desk.as((tx, who) => acceptOffer(tx, who, { number: offer.number, now }))
  await heldBy(floor, app, 'ana')
  await floor.desk.as((tx, who) => undoLink(tx, who, { linkId: linkId!, now }))
  const works = () =>
    floor.desk.database.owner(tx =>
      tx.query<{ id: string }>(`select customer_id as id from routing_works where agent_id = $1`, [
        floor.desk.people.ana,
      ]),
    )
  await until(works, all => all.length === 2)
  assert.deepEqual(floor.faults, [])
})

test('what waits for two who turn out to be one is offered together', async () => {
  await using floor = await openRoutingDesk()
  await floor.start()
  const at = floor.clock.at
  const mail = await floor.desk.says('Por correo', { by: 'marta', at })
  const app = await floor.desk.says('Por la app', { by: 'm.iborra', at: at + 1 })
  const ids = [mail, app].map(({ conversationId }) => conversationId)
  const both = await Promise.all(ids.map(id => customerOf(floor, id)))
  await floor.desk.as((tx, who) => linkCustomers(tx, who, { customerId: both[1]!, otherId: both[0]!, now: at }))
  await floor.comes('ana')
  const offer = (await floor.offered('ana'))!
  assert.deepEqual(offer.tasks.map(({ conversationId }) => conversationId).toSorted(), ids.toSorted())
  assert.deepEqual(floor.faults, [])
})
