import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Channel } from '#channel'
import { channels } from '#channels'
import { minute, second } from '#lib'
import { settleSent } from '#replies'
import { openPostOffice } from '../../test/post-office.ts'
import { openApiClient } from '../../test/vendors/api-client.ts'

const api = channels.get('api')!
const secret = 'the secret of this test'
const settingsOf = (client: { target: string }, lookup = 'no') => ({ secret, target: client.target, lookup })
const texts = (client: { messages: Map<string, { body: Record<string, unknown> }> }) =>
  [...client.messages.values()].map(each => each.body.text)

/** Like the API channel, but the same message twice is two, and nobody can be asked. */
const { find: _, ...without } = api
const forgetful: Channel = { ...without, id: 'forgetful', can: { ...api.can, idempotent: false } }
/** … and one that can be asked. */
const asked: Channel = { ...api, id: 'asked', can: { ...api.can, idempotent: false } }

test('a lost answer is asked for, and what arrived is not sent again', async () => {
  await using client = await openApiClient({ secret })
  await using office = await openPostOffice({ channels: [asked] })
  client.next('cuts')
  const talk = await office.says(await office.connect(settingsOf(client, 'yes'), { channel: 'asked' }))
  const id = await office.replies(talk, 'Hola')
  office.run()
  await office.outbox(rows => rows[0]?.asked === 0 && rows[0].state === 'due')
  office.clock.advance(second)
  await office.becomes(talk, id, 'sent')
  assert.deepEqual([client.requests.map(each => each.method), client.messages.size], [['POST', 'GET'], 1])
})

test('… and what did not arrive is', async () => {
  await using client = await openApiClient({ secret })
  await using office = await openPostOffice({ channels: [asked] })
  client.next('cuts-before')
  const talk = await office.says(await office.connect(settingsOf(client, 'yes'), { channel: 'asked' }))
  const id = await office.replies(talk, 'Hola')
  office.run()
  await office.outbox(rows => rows[0]?.asked === 0 && rows[0].state === 'due')
  office.clock.advance(second)
  await client.heard(2)
  await office.outbox(rows => rows[0]?.asked === null && rows[0].state === 'due')
  office.clock.advance(minute)
  await office.becomes(talk, id, 'sent')
  assert.deepEqual(
    client.requests.map(each => each.method),
    ['POST', 'GET', 'POST'],
  )
})

test('where nobody can be asked a person decides, and later messages do not wait for it', async () => {
  await using client = await openApiClient({ secret })
  await using office = await openPostOffice({ channels: [forgetful] })
  client.next('cuts')
  const talk = await office.says(await office.connect(settingsOf(client), { channel: 'forgetful' }))
  const id = await office.replies(talk, 'Uno')
  office.run()
  await office.becomes(talk, id, 'unsure')
  assert.deepEqual((await office.outbox(rows => rows[0]?.state === 'unsure')).length, 1)
  const next = await office.replies(talk, 'Dos')
  office.clock.advance(minute)
  await office.becomes(talk, next, 'sent')
  await office.retries(talk, id)
  office.clock.advance(minute)
  await office.becomes(talk, id, 'sent')
  assert.deepEqual([texts(client), await office.outbox(rows => rows.length === 0)], [['Uno', 'Dos'], []])
})

test('what arrived after all, as its receipt says, waits for nobody any more', async () => {
  await using client = await openApiClient({ secret })
  await using office = await openPostOffice({ channels: [forgetful] })
  client.next('cuts')
  const talk = await office.says(await office.connect(settingsOf(client), { channel: 'forgetful' }))
  const id = await office.replies(talk, 'Uno')
  office.run()
  await office.becomes(talk, id, 'unsure')
  await office.database.engine(tx =>
    settleSent(tx, { workspaceId: talk.workspaceId, messageId: id, at: office.clock.now(), externalId: 'v-1' }),
  )
  assert.deepEqual(await office.outbox(rows => rows.length === 0), [])
})

test('a channel that throws leaves open what happened, and is told of', async () => {
  const broken: Channel = {
    ...forgetful,
    id: 'broken',
    send: () => Promise.reject(new TypeError('undefined is not a function')),
  }
  await using office = await openPostOffice({ channels: [broken] })
  const talk = await office.says(await office.connect({ secret }, { channel: 'broken' }))
  const id = await office.replies(talk, 'Hola')
  office.run()
  await office.becomes(talk, id, 'unsure')
  assert.match(String(office.faults[0]), /The channel broken threw/)
})
