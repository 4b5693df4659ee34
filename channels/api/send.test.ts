import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Context, Out } from '#channel'
import { openApiClient } from '../../test/vendors/api-client.ts'
import { suiteContext } from '../suite/index.ts'
import { api } from './index.ts'

const secret = 'a secret for this test'
const out: Out = {
  id: '0199a1b2-0000-7000-8000-000000000001',
  deed: 'message',
  profileKey: 'main',
  to: { id: 'c-1', lane: 't-1' },
  visibility: 'private',
  text: 'Buenos días',
  at: 1_790_000_000_000,
}

const contextOf = (settings: object, given: Partial<Context<unknown>> = {}): Context<unknown> => ({
  ...suiteContext({ secret, target: '', lookup: 'no', ...settings } as unknown),
  now: Date.now,
  file: async () => assert.fail('no bytes are needed'),
  ...given,
})

/** A target that answers every request in the same way. */
const answering = (status: number, body: string, headers: Record<string, string> = {}) =>
  contextOf({ target: 'https://target.example/in' }, { fetch: async () => new Response(body, { status, headers }) })

test('a message that the other side took has the id that it gave', async () => {
  await using client = await openApiClient({ secret })
  assert.deepEqual(await api.send(out, contextOf({ target: client.target })), { kind: 'sent', externalId: 'v-1' })
  assert.deepEqual(client.messages.get(out.id)?.body.text, 'Buenos días')
})

test('… and ours where it gave none, or none of use', async () => {
  const answers = ['', '{}', '[]', 'null', 'OK', '{"id":7}', `{"id":"${'x'.repeat(501)}"}`]
  for (const body of answers)
    assert.deepEqual(await api.send(out, answering(200, body)), { kind: 'sent', externalId: out.id })
})

test('an answer that breaks off leaves open which id it was', async () => {
  await using client = await openApiClient({ secret })
  client.next('breaks-off')
  assert.deepEqual(await api.send(out, contextOf({ target: client.target })), { kind: 'unsure' })
})

test('a conflict counts as taken only when it says as which message', async () => {
  await using client = await openApiClient({ secret })
  const ctx = contextOf({ target: client.target })
  await api.send(out, ctx)
  assert.deepEqual(await api.send(out, ctx), { kind: 'sent', externalId: 'v-1' })
  client.next('conflicts')
  assert.deepEqual(await api.send({ ...out, id: 'another' }, ctx), {
    kind: 'rejected',
    code: 'conflict',
    text: 'Something else is in the way.',
  })
})

test('a time to come back is obeyed, in seconds or as a date', async () => {
  const now = Date.parse('2026-09-21T14:13:20Z')
  const after = async (status: number, header: string) =>
    api.send(out, { ...answering(status, '', { 'retry-after': header }), now: () => now })
  assert.deepEqual(await after(429, '90'), { kind: 'retry', after: 90_000, code: 'throttled' })
  assert.deepEqual(await after(503, 'Mon, 21 Sep 2026 14:14:00 GMT'), { kind: 'retry', after: 40_000, code: 'failing' })
  assert.deepEqual(await after(429, 'soon'), { kind: 'retry', after: 10_000, code: 'throttled' })
})

test('what is not now, and what is for good', async () => {
  const kinds = async (status: number) => (await api.send(out, answering(status, ''))).kind
  const statuses = [408, 425, 500, 502, 504, 401, 302, 400, 403, 404, 410, 413, 422]
  const found = await Promise.all(statuses.map(kinds))
  assert.deepEqual(found, [...Array(6).fill('retry'), ...Array(7).fill('rejected')])
})

test('a signature that the other side does not take is no fault of the message, which waits for the right secret', async () => {
  await using client = await openApiClient({ secret })
  const wrong = contextOf({ target: client.target, secret: 'another secret than that' })
  assert.deepEqual(await api.send(out, wrong), { kind: 'retry', after: 60_000, code: 'refused' })
  assert.equal((await api.send(out, contextOf({ target: client.target }))).kind, 'sent')
})

test('a redirect is not followed', async () => {
  await using client = await openApiClient({ secret })
  client.next('redirects')
  const sent = await api.send(out, contextOf({ target: client.target }))
  assert.deepEqual(sent, { kind: 'rejected', code: 'http-302', text: '{}' })
  assert.equal(client.requests.length, 1)
})

test('without a target nothing goes out, and the check says so', async () => {
  const ctx = contextOf({}, { fetch: () => assert.fail('nothing is to be fetched') })
  assert.deepEqual(await api.send(out, ctx), { kind: 'rejected', code: 'no-target', text: '' })
  assert.deepEqual(await api.check(ctx), { state: 'failing', code: 'no-target' })
})

test('our own guard refusing the address means that nothing went out', async () => {
  const refused = Object.assign(new Error('refused'), { code: 'address.private' })
  const ctx = contextOf(
    { target: 'http://10.0.0.1/' },
    { fetch: () => Promise.reject(new TypeError('fetch failed', { cause: refused })) },
  )
  assert.deepEqual(await api.send(out, ctx), { kind: 'retry', after: 5000, code: 'unreachable' })
})

test('the other side is asked only when it says that it can tell', async () => {
  await using client = await openApiClient({ secret })
  client.next('cuts')
  const asking = contextOf({ target: client.target, lookup: 'yes' })
  assert.deepEqual(await api.send(out, asking), { kind: 'unsure' })
  assert.equal(await api.find!(out, contextOf({ target: client.target })), undefined)
  assert.deepEqual(await api.find!(out, asking), { kind: 'sent', externalId: 'v-1' })
  assert.deepEqual(await api.find!({ ...out, id: 'never' }, asking), { kind: 'retry', after: 0, code: 'not-arrived' })
})

test('a target that has a query of its own keeps it in the question', async () => {
  await using client = await openApiClient({ secret })
  const ctx = contextOf({ target: `${client.target}?shop=5`, lookup: 'yes' })
  await api.find!(out, ctx)
  assert.equal(client.requests[0]?.path, `/in?shop=5&id=${out.id}`)
})
