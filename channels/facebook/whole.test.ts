import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openFacebook } from '../../test/vendors/facebook.ts'
import type { Hook } from '../../test/vendors/graph.ts'
import { suiteContext, suiteNow } from '../suite/index.ts'
import { facebook } from './index.ts'

const settings = {
  appSecret: 'app-secret-of-this-test',
  token: 'EAAB-token-of-this-test',
  verifyToken: 'w',
  address: '',
}
const page = '1099'

const taken = ({ body, headers }: Hook) => {
  const raw = { body, headers, query: '' }
  assert.equal(facebook.verify(raw, settings, { now: suiteNow }), 'ok')
  return facebook.parse(raw, settings)
}

test('somebody writes, is answered and reads it; what was sent meets what comes back', async () => {
  await using vendor = await openFacebook({ ...settings, now: () => suiteNow })
  const ctx = suiteContext<unknown>({ ...settings, address: vendor.address })
  const { happens, hooks } = vendor
  const [question] = taken(happens.message(page, { person: '7001', text: '¿Abrís hoy? ☕' }))
  assert.ok(question?.kind === 'message' && question.text === '¿Abrís hoy? ☕')
  const sent = await facebook.send(
    {
      ...{ id: 'o-1', deed: 'message', profileKey: page, visibility: 'private', at: suiteNow },
      ...{ to: { id: question.from.id, lane: question.lane }, text: 'Sí', targetId: question.externalId },
    },
    ctx,
  )
  assert.ok(sent.kind === 'sent')
  const [echo] = taken(hooks.at(-1)!)
  assert.ok(echo?.kind === 'message' && echo.echo === true)
  assert.deepEqual([echo.externalId, echo.lane, echo.from.id], [sent.externalId, question.lane, question.from.id])
  const later = [happens.delivered(page, sent.externalId), happens.read(page, '7001')].flatMap(taken)
  assert.deepEqual(
    later.map(event => event.kind === 'receipt' && [event.state, event.targetId, event.upTo, event.lane]),
    [
      ['delivered', sent.externalId, undefined, '7001'],
      ['read', undefined, true, '7001'],
    ],
  )
})

test('a comment is answered below it, and what grows in private goes on in Messenger', async () => {
  await using vendor = await openFacebook({ ...settings, now: () => suiteNow })
  const ctx = suiteContext<unknown>({ ...settings, address: vendor.address })
  const { happens, hooks, comments } = vendor
  const about = { author: page, message: 'New mugs', at: suiteNow, isHidden: false, isLiked: false }
  comments.set('1099_5501', { id: '1099_5501', parent: '', ...about })
  const [comment] = taken(happens.comment(page, { parent: '1099_5501', author: '7001', name: 'Nora', message: 'Red?' }))
  assert.ok(comment?.kind === 'message' && comment.visibility === 'public')
  const to = { id: comment.from.id, lane: comment.lane }
  const common = { profileKey: page, to, targetId: comment.externalId, at: suiteNow }
  const reply = await facebook.send({ ...common, id: 'o-1', deed: 'reply', visibility: 'public', text: 'Yes' }, ctx)
  const [own] = taken(hooks.at(-1)!)
  assert.ok(own?.kind === 'message' && own.echo === true && reply.kind === 'sent')
  assert.deepEqual([own.externalId, own.lane, own.quoteOf], [reply.externalId, comment.lane, comment.externalId])
  const opening = { ...common, id: 'o-2', deed: 'private-reply', visibility: 'private', text: 'Here' } as const
  const sent = await facebook.send(opening, ctx)
  const [answer] = taken(happens.message(page, { person: '7001', text: 'Thanks' }))
  assert.ok(sent.kind === 'sent' && answer?.kind === 'message')
  assert.deepEqual(sent.opened, { lane: answer.lane, personId: answer.from.id })
})
