import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#lib'
import type { DeliveryTry, Message, MessageState, NewMessage, Page, ProfileCard, Row } from '#protocol'
import { openApiClient } from '../../../test/vendors/api-client.ts'
import { createWorld, type TestWorld } from '../../../test/world.ts'

const secret = 'the secret of this test'

/** Asks until it is so; each answer waits for the log to have moved. */
async function until<T>(world: TestWorld, ask: () => Promise<T | undefined>): Promise<T> {
  const { reader } = world.rooms
  for (;;) {
    const { head } = reader
    const found = await ask()
    if (found !== undefined) return found
    await reader.moved(head, AbortSignal.timeout(1000))
  }
}

test('a customer writes through the API channel, is answered there, and each try can be looked at', async () => {
  await using client = await openApiClient({ secret })
  await using world = await createWorld()
  const { hookAddress } = await world.owner.post<ProfileCard>('/profiles', {
    ...{ channel: 'api', name: 'App', function: 'service', language: 'es' },
    settings: { secret, target: client.target },
  })
  const { body, headers } = client.write([
    { type: 'message', id: 'm-1', from: { id: 'c-77', name: 'Lucía' }, text: '¿Abrís hoy?' },
  ])
  assert.equal((await fetch(hookAddress, { method: 'POST', body, headers })).status, 200)
  const { id: conversationId } = await until(
    world,
    async () => (await world.owner.get<Page<Row>>('/conversations?view=all')).rows[0],
  )
  client.next('refuses')
  const written: NewMessage = { id: newId(), text: 'Sí, hasta las ocho', files: [], visibility: 'private' }
  const { id } = await world.owner.post<Message>(`/conversations/${conversationId}/messages`, written)
  world.clock.advance(60_000)
  const becomes = (state: MessageState) =>
    until(world, async () => {
      const { rows } = await world.owner.get<{ rows: Message[] }>(`/conversations/${conversationId}/messages`)
      return rows.find(message => message.id === id && message.state === state)
    })
  assert.deepEqual((await becomes('failed')).failure, { code: 'blocked', text: 'This customer has blocked you.' })
  await world.owner.post(`/messages/${id}/retry`)
  await becomes('sent')
  assert.deepEqual(
    [...client.messages.values()].map(({ body: sent }) => [sent.text, sent.to]),
    [['Sí, hasta las ocho', { id: 'c-77', thread: 'c-77' }]],
  )
  const tries = await world.owner.get<DeliveryTry[]>(`/messages/${id}/tries`)
  assert.deepEqual(
    tries.map(({ attempt, outcome, code }) => [attempt, outcome, code]),
    [
      [2, 'sent', null],
      [1, 'rejected', 'blocked'],
    ],
  )
  const { owner: other } = await world.anotherBrand()
  await assert.rejects(other.get(`/messages/${id}/tries`), { code: 'message.unknown' })
})
