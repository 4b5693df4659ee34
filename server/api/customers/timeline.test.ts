import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#lib'
import type { ProfileKept, Row, Page, TimelinePage } from '#protocol'
import { plainChannel } from '../../../test/plain-channel.ts'
import { createWorld } from '../../../test/world.ts'

test('what a customer said is read in pages, from either end and from the middle', async () => {
  await using world = await createWorld({ channels: [plainChannel()] })
  const { owner, clock } = world
  const profile = { channel: 'plain', name: 'Plain', function: 'service', language: 'es', settings: {} }
  const { connectionId } = await owner.post<ProfileKept>('/profiles', profile)
  const from = { id: 'marta', name: 'Marta' }
  const events = [1, 2, 3].map(n => ({
    ...{ kind: 'message', key: `m-${n}`, externalId: `m-${n}`, text: `Línea ${n}`, visibility: 'private' },
    ...{ profileKey: 'main', lane: 'marta', from, at: clock.now() - 10 + n },
  }))
  await fetch(`${world.address}/hooks/${connectionId}`, { method: 'POST', body: JSON.stringify(events) })
  let rows: Row[] = []
  while (rows.length === 0) ({ rows } = await owner.get<Page<Row>>('/conversations?view=all'))
  const [{ customerId, id }] = rows as [Row]
  const read = (query = '') => owner.get<TimelinePage>(`/customers/${customerId}/timeline${query}`)
  const told = ({ rows: said }: TimelinePage) => said.map(row => row.text)
  let all = await read()
  while (all.rows.length < 3) all = await read()
  assert.deepEqual(told(all), ['Línea 1', 'Línea 2', 'Línea 3'])
  assert.deepEqual([all.conversations.map(each => each.id), all.earlier, all.later], [[id], null, null])
  const last = await read('?limit=1')
  assert.deepEqual(told(await read(`?limit=1&before=${last.earlier}`)), ['Línea 2'])
  assert.deepEqual(told(await read(`?at=${all.rows[2]!.at}&limit=2`)), ['Línea 2', 'Línea 3'])
  assert.deepEqual(told(await read(`?around=${all.rows[0]!.id}`)), ['Línea 1', 'Línea 2', 'Línea 3'])
  assert.deepEqual(told(await read('?visibility=public')), [])
  await assert.rejects(read('?kind=secrets'), { status: 400, code: 'invalid' })
  await assert.rejects(read(`?around=${newId()}`), { status: 404, code: 'message.unknown' })
  await assert.rejects(owner.get(`/customers/${newId()}/timeline`), { status: 404, code: 'customer.unknown' })
})
