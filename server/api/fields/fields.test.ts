import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '#lib'
import type { Conversation, Field, FilledFields, Message, Page, ProfileKept, Reason, Row } from '#protocol'
import { plainChannel } from '../../../test/plain-channel.ts'
import { until } from '../../../test/waits.ts'
import { createWorld, type TestWorld } from '../../../test/world.ts'

let world: TestWorld
let id: string

before(async () => {
  world = await createWorld({ channels: [plainChannel()] })
  const profile = { channel: 'plain', name: 'Faro', function: 'service', language: 'es', settings: {} }
  const { connectionId } = await world.owner.post<ProfileKept>('/profiles', profile)
  const from = { id: 'marta', name: 'Marta' }
  const said = { kind: 'message', key: 'm-1', externalId: 'm-1', text: 'Hola', visibility: 'private' }
  const event = { ...said, profileKey: 'main', lane: 'marta', from, at: world.clock.now() }
  await fetch(`${world.address}/hooks/${connectionId}`, { method: 'POST', body: JSON.stringify([event]) })
  const { rows } = await until(
    () => world.owner.get<Page<Row>>('/conversations?view=all'),
    page => page.rows.length === 1,
  )
  id = rows[0]!.id
})
after(() => world[Symbol.asyncDispose]())

test('fields are filled in beside a conversation and for its customer; what is no value is said', async () => {
  const agent = await world.person('agent')
  const make = (body: object) => world.owner.post<Field>('/fields', body)
  const order = await make({ subject: 'conversation', kind: 'text', label: 'Pedido' })
  const pieces = await make({ subject: 'conversation', kind: 'number', label: 'Piezas' })
  const colour = await make({ subject: 'customer', kind: 'choice', label: 'Color', choices: [{ label: 'Azul' }] })
  const blue = colour.choices[0]!.id
  const filled = await agent.patch<FilledFields>(`/conversations/${id}/fields`, {
    conversation: { [order.id]: 'U-1', [pieces.id]: 3 },
    customer: { [colour.id]: blue },
  })
  assert.deepEqual(filled, {
    conversation: { [order.id]: 'U-1', [pieces.id]: 3 },
    customer: { [colour.id]: blue },
  })
  const { customerId } = await agent.get<Conversation>(`/conversations/${id}`)
  assert.deepEqual(await agent.get(`/customers/${customerId}/fields`), { [colour.id]: blue })
  assert.deepEqual(await agent.patch(`/customers/${customerId}/fields`, { [colour.id]: null }), {})
  const fill = (values: object) => agent.patch(`/conversations/${id}/fields`, { conversation: values })
  await assert.rejects(fill({ [pieces.id]: 'tres' }), { status: 422, code: 'field.number' })
  await assert.rejects(fill({ [pieces.id]: [3] }), { status: 400, code: 'invalid' })
  await assert.rejects(fill({ [newId()]: 'x' }), { status: 404, code: 'field.unknown' })
  await assert.rejects(agent.post('/fields', { subject: 'customer', kind: 'text', label: 'x' }), { status: 403 })
  const edited = await world.owner.patch<Field>(`/fields/${order.id}`, { label: 'Número', isArchived: true })
  assert.deepEqual([edited.label, edited.isArchived], ['Número', true])
})

test('what is required is named before a conversation is closed, and nothing is sent that would close it', async () => {
  const agent = await world.person('agent')
  const [reason] = await agent.get<Reason[]>('/reasons')
  const asked = { subject: 'conversation', kind: 'yes-no', label: 'Resuelto', isRequired: true }
  const { id: solved } = await world.owner.post<Field>('/fields', asked)
  const close = { reasonId: reason!.id }
  const missing = {
    status: 422,
    code: 'fields.missing',
    body: { code: 'fields.missing', values: { names: 'Resuelto' }, fields: [{ field: solved, code: 'missing' }] },
  }
  await assert.rejects(agent.post(`/conversations/${id}/close`, close), missing)
  const answer = { id: newId(), text: 'Ya está', files: [], visibility: 'private', then: 'close', ...close }
  await assert.rejects(agent.post(`/conversations/${id}/messages`, answer), missing)
  const said = await agent.get<Page<Message>>(`/conversations/${id}/messages`)
  assert.ok(!said.rows.some(message => message.id === answer.id))
  await agent.patch(`/conversations/${id}/fields`, { conversation: { [solved]: false } })
  await agent.post(`/conversations/${id}/messages`, answer)
  assert.equal((await agent.get<Conversation>(`/conversations/${id}`)).status, 'closed')
  await agent.patch(`/conversations/${id}/fields`, { conversation: { [solved]: null } })
  const again = await agent.post<Message>(`/conversations/${id}/messages`, answer)
  assert.equal(again.id, answer.id, 'the same once more is the same')
})
