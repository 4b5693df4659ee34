import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Hook } from '../../test/vendors/graph.ts'
import { openInstagram } from '../../test/vendors/instagram.ts'
import { suiteContext, suiteNow } from '../suite/index.ts'
import { instagram } from './index.ts'

const account = '17841400000000001'
const settings = {
  appSecret: 'app-secret-of-this-test',
  otherSecret: '',
  verifyToken: 'w',
  address: '',
  token: 'IGAA-token-of-this-test',
}

const taken = ({ body, headers }: Hook) => {
  const raw = { body, headers, query: '' }
  assert.equal(instagram.verify(raw, settings, { now: suiteNow }), 'ok')
  return instagram.parse(raw, settings)
}

test('a comment is answered below it and in private, and what is said there goes on', async () => {
  await using vendor = await openInstagram({ ...settings, now: () => suiteNow })
  const ctx = suiteContext<unknown>({ ...settings, address: vendor.address })
  const { happens, hooks } = vendor
  const [comment] = taken(happens.comment({ media: '17900', author: '9001', username: 'nora_k', text: '¿Precio?' }))
  assert.ok(comment?.kind === 'message' && comment.visibility === 'public')
  const to = { id: comment.from.id, lane: comment.lane }
  const common = { profileKey: account, to, targetId: comment.externalId, at: suiteNow }
  const reply = await instagram.send({ ...common, id: 'o-1', deed: 'reply', visibility: 'public', text: '12 €' }, ctx)
  const [own] = taken(hooks.at(-1)!)
  assert.ok(own?.kind === 'message' && own.echo === true && reply.kind === 'sent')
  assert.deepEqual([own.externalId, own.lane, own.quoteOf], [reply.externalId, comment.lane, comment.externalId])
  const opening = { ...common, id: 'o-2', deed: 'private-reply', visibility: 'private', text: 'Hola' } as const
  const sent = await instagram.send(opening, ctx)
  const [answer] = taken(happens.message({ person: '9001', text: 'Gracias ☕' }))
  assert.ok(sent.kind === 'sent' && answer?.kind === 'message' && answer.text === 'Gracias ☕')
  assert.deepEqual(sent.opened, { lane: answer.lane, personId: answer.from.id })
  const [read] = taken(happens.read(sent.externalId))
  assert.ok(read?.kind === 'receipt' && read.targetId === sent.externalId && read.lane === answer.lane)
})
