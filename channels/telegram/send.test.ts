import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Out, OutPart } from '#channel'
import { openTelegram } from '../../test/vendors/telegram.ts'
import { suiteContext } from '../suite/index.ts'
import { telegram } from './index.ts'

const token = '42:AAexample_token-1'
const out: Out = {
  ...{ id: 'o-1', deed: 'message', profileKey: '42', to: { id: '555', lane: '555' } },
  ...{ visibility: 'private', text: 'Buenos días', at: 1_790_000_000_000 },
} as Out
const song: OutPart = { kind: 'audio', file: 'f-1', name: 'v.ogg', type: 'audio/ogg', size: 3 }
const sticker: OutPart = { kind: 'sticker', file: 'f-2', name: 's.webp', type: 'image/webp', size: 3 }

async function stage(groups?: ReadonlyMap<string, string>) {
  const vendor = await openTelegram({ token, ...(groups ? { groups } : {}) })
  const ctx = suiteContext(telegram.settings.read({ token, secret: 's', address: vendor.address }))
  return {
    vendor,
    send: (more: Partial<Out>) => telegram.send({ ...out, ...more }, ctx),
    [Symbol.asyncDispose]: vendor.close,
  }
}

/** A Telegram that answers every call in the same way. */
const answering = (status: number, body: unknown) => {
  const fetch = async () => new Response(typeof body === 'string' ? body : JSON.stringify(body), { status })
  return telegram.send(out, suiteContext(telegram.settings.read({ token, secret: 's' }), { fetch }))
}
const refusal = (status: number, description: string) =>
  answering(status, { ok: false, error_code: status, description })

test('a group that has become another one gets the message there', async () => {
  await using scene = await stage(new Map([['-4001', '-1009']]))
  const to = { id: '555', lane: '-4001' }
  const sent = await scene.send({ to, visibility: 'public', deed: 'reply', parts: [song, sticker], text: 'Hola' })
  assert.equal(sent.kind, 'sent')
  assert.ok('externalId' in sent && sent.externalId.startsWith('-1009:'))
  assert.deepEqual(
    scene.vendor.messages.map(({ chat, method }) => `${chat} ${method}`),
    ['-1009 sendVoice', '-1009 sendSticker'],
  )
})

test('a message of several calls goes on where it was held up, and nothing comes twice', async () => {
  await using scene = await stage()
  scene.vendor.next('well' as never, 'throttles')
  const held = await scene.send({ parts: [song, sticker] })
  assert.deepEqual(held, { kind: 'retry', after: 7000, code: 'throttled' })
  const sent = await scene.send({ parts: [song, sticker] })
  const names = scene.vendor.messages.map(({ chat, id }) => `${chat}:${id}`)
  assert.equal(names.length, 2)
  assert.deepEqual(sent, { kind: 'sent', externalId: names[0], alsoIds: [names[1]] })
  await scene.send({ parts: [song, sticker] })
  assert.equal(scene.vendor.messages.length, 4, 'what is done is forgotten')
})

test('a token that is no longer good makes the connection ill, not the message', async () => {
  const ill = { kind: 'retry', after: 60_000, code: 'refused' }
  assert.deepEqual(await refusal(401, 'Unauthorized'), ill)
  assert.deepEqual(await refusal(404, 'Not Found'), ill)
})

test('refusals that one can do something about have a name', async () => {
  const codes = async (status: number, description: string) => {
    const sent = await refusal(status, description)
    return sent.kind === 'rejected' && sent.code
  }
  assert.equal(await codes(403, 'Forbidden: bot was blocked by the user'), 'blocked')
  assert.equal(await codes(403, 'Forbidden: user is deactivated'), 'deactivated')
  assert.equal(await codes(403, "Forbidden: bot can't initiate conversation with a user"), 'not-started')
  assert.equal(await codes(403, 'Forbidden: bot was kicked from the group chat'), 'kicked')
  assert.equal(await codes(400, 'Bad Request: chat not found'), 'chat-not-found')
  assert.equal(await codes(400, 'Bad Request: PEER_ID_INVALID'), 'chat-not-found')
  assert.equal(await codes(400, 'Bad Request: something of tomorrow'), 'http-400')
})

test('an answer that is not the platform leaves open whether it arrived', async () => {
  for (const body of ['<html>proxy</html>', '{"ok":true}', '{"ok":false}', '{"ok":true,"result":{}}'])
    assert.deepEqual(await answering(200, body), { kind: 'unsure' })
})

test('a caption is changed where there is no text; what is as it should be counts as changed', async () => {
  await using scene = await stage()
  const [picture, text] = [await scene.send({ parts: [song] }), await scene.send({})]
  assert.ok(picture.kind === 'sent' && text.kind === 'sent')
  const edit = (targetId: string) => scene.send({ deed: 'edit', targetId, text: 'Buenas tardes' })
  assert.deepEqual(await edit(picture.externalId), { kind: 'sent', externalId: picture.externalId })
  assert.equal(scene.vendor.messages[0]?.fields.caption, 'Buenas tardes')
  assert.deepEqual(await edit(text.externalId), { kind: 'sent', externalId: text.externalId })
  assert.deepEqual(await edit(text.externalId), { kind: 'sent', externalId: text.externalId })
})

test('what has been taken back is taken back', async () => {
  await using scene = await stage()
  const sent = await scene.send({})
  assert.ok(sent.kind === 'sent')
  const unsend = () => scene.send({ deed: 'unsend', targetId: sent.externalId })
  assert.deepEqual([await unsend(), await unsend()], [sent, sent])
  assert.equal(scene.vendor.messages[0]?.isDeleted, true)
})

test('what cannot be sent is refused before the network', async () => {
  await using scene = await stage()
  const codes = async (more: Partial<Out>) => {
    const sent = await scene.send(more)
    return sent.kind === 'rejected' ? sent.code : sent.kind
  }
  const button = (id: string): OutPart => ({ kind: 'buttons', buttons: [{ id, label: 'Sí' }] })
  assert.equal(await codes({ parts: [button('ñ'.repeat(33))] }), 'button-id-too-long')
  assert.equal(await codes({ text: '', parts: [button('y')] }), 'buttons-need-text')
  assert.equal(await codes({ deed: 'edit', targetId: '555:1', parts: [song] }), 'cannot-carry')
  assert.equal(await codes({ deed: 'react', targetId: 'press:44', emoji: '👍' }), 'no-target-message')
  assert.equal(await codes({ deed: 'unsend', targetId: 'nonsense' }), 'no-target-message')
  assert.equal(scene.vendor.messages.length, 0)
})
