import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import type { Out } from '#channel'
import { openTelnyx } from '../../test/vendors/telnyx.ts'
import { suiteContext, suiteNow } from '../suite/index.ts'
import { telnyx } from './index.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const values = { apiKey: 'KEY123', publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64') }
const hook = 'https://brand.example/hooks/c-1'

const out: Out = {
  id: 'o-1',
  deed: 'message',
  profileKey: '+4930123456',
  to: { id: '+4915112345678', lane: '+4915112345678' },
  visibility: 'private',
  text: 'Hola',
  at: suiteNow,
}
const answering = (status: number, body: object) =>
  suiteContext(telnyx.settings.read(values), { fetch: async () => Response.json(body, { status }) })

test('ten pieces go out, eleven do not, whatever alphabet they are in', async () => {
  const ctx = answering(200, { data: { id: 'm-1' } })
  const send = async (text: string) => {
    const sent = await telnyx.send({ ...out, text }, ctx)
    return sent.kind === 'rejected' ? sent.code : sent.kind
  }
  const found = await Promise.all(['a'.repeat(1530), 'a'.repeat(1531), 'ж'.repeat(670), 'ж'.repeat(671)].map(send))
  assert.deepEqual(found, ['sent', 'too-long', 'sent', 'too-long'])
})

test('what Telnyx says means what it means', async () => {
  const said = (status: number, code: string) =>
    telnyx.send(out, answering(status, { errors: [{ code, title: 'No', detail: 'Because' }] }))
  assert.deepEqual(await said(403, '10010'), { kind: 'retry', after: 5000, code: 'refused' })
  assert.deepEqual(await said(403, '20100'), { kind: 'retry', after: 600_000, code: 'no-balance' })
  assert.deepEqual(await said(400, '40300'), { kind: 'rejected', code: '40300', text: 'Because' })
  assert.deepEqual(await said(422, '10016'), { kind: 'rejected', code: '10016', text: 'Because' })
  assert.deepEqual(await telnyx.send(out, answering(200, {})), { kind: 'unsure' })
})

test('the states of a message name our own id, also when its answer was lost', async () => {
  await using vendor = await openTelnyx({ apiKey: values.apiKey, privateKey }, hook, () => suiteNow)
  const settings = telnyx.settings.read({ ...values, address: vendor.server.address })
  vendor.server.next('cuts')
  assert.deepEqual(await telnyx.send(out, suiteContext(settings)), { kind: 'unsure' })
  const { id } = vendor.messages[0]!
  const states = ['sent', 'delivery_unconfirmed', 'delivered'].map(status => {
    const { body, headers, address } = vendor.tells(id, status)
    const raw = { body: Buffer.from(body), headers, query: new URL(address).search.slice(1) }
    assert.equal(telnyx.verify(raw, settings, { now: suiteNow }), 'ok')
    const [receipt] = telnyx.parse(raw, settings)
    return receipt?.kind === 'receipt' && [receipt.state, receipt.targetId, receipt.ourId]
  })
  assert.deepEqual(states, [
    ['sent', id, 'o-1'],
    ['sent', id, 'o-1'],
    ['delivered', id, 'o-1'],
  ])
})

test('a number in no messaging profile is said', async () => {
  const ctx = answering(200, { data: [{ phone_number: '+4930123456', messaging_profile_id: null }] })
  assert.deepEqual(await telnyx.connect!(ctx, ['+4930123456']), {
    state: 'failing',
    code: 'no-messaging-profile',
    text: '+4930123456',
  })
})
