import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultsOf, type Out } from '#channel'
import { suiteContext } from '../suite/index.ts'
import { webChat } from './index.ts'

const settings = { secret: 'a', identitySecret: 'b', origins: '' }
const ctx = suiteContext<unknown>(settings, {
  fetch: () => Promise.reject(new Error('the web chat calls nobody')),
  file: () => Promise.reject(new Error('the web chat asks for no file')),
})
const out: Out = {
  id: '3f0c7bb4-7e0e-4d8a-a5c8-6d1d7f0b2c55',
  deed: 'message',
  profileKey: 'urraca',
  to: { id: 'v', lane: 'v' },
  visibility: 'private',
  text: 'Hola, Marta.',
  at: 0,
}

test('what is written is sent, once, under our own id', async () => {
  assert.deepEqual(await webChat.send(out, ctx), { kind: 'sent', externalId: out.id })
  assert.deepEqual(await webChat.send(out, ctx), { kind: 'sent', externalId: out.id })
})

test('what the place cannot do is refused', async () => {
  const sent = await webChat.send({ ...out, deed: 'like' }, ctx)
  assert.ok(sent.kind === 'rejected' && sent.code === 'cannot-do')
})

test('it is well as long as it has its secrets', async () => {
  assert.deepEqual(await webChat.check(ctx), { state: 'good' })
  assert.deepEqual(await webChat.check({ ...ctx, settings: { ...settings, secret: '' } }), {
    state: 'failing',
    code: 'no-secret',
  })
})

test('the form takes origins a line each, and nothing else', () => {
  const fields = webChat.settings.fields
  assert.deepEqual(faultsOf(fields, {}), [])
  assert.deepEqual(faultsOf(fields, { origins: 'https://shop.example\nhttp://localhost:3000\n' }), [])
  assert.deepEqual(faultsOf(fields, { origins: 'https://shop.example/path' }), [
    { field: 'origins', code: 'malformed' },
  ])
  assert.deepEqual(faultsOf(fields, { origins: `${' '.repeat(3000)}x` }), [{ field: 'origins', code: 'malformed' }])
})
