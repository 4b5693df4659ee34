import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Context, Inbound, Out, Pulled } from '#channel'
import { googleLocation, openGoogle } from '../../test/vendors/google-reviews.ts'
import { suiteContext, suiteNow } from '../suite/index.ts'
import { googleReviews } from './index.ts'
import { originalText } from './review.ts'

const passes = { clientId: 'c', clientSecret: 'a client secret', refreshToken: 'a refresh token' }
const other = 'accounts/11/locations/33'

async function scene() {
  const vendor = await openGoogle({ ...passes }, () => suiteNow)
  const settings = googleReviews.settings.read({ ...passes, address: vendor.server.address })
  const ctx: Context<unknown> = suiteContext(settings)
  const pull = googleReviews.listen!(ctx, undefined)[Symbol.asyncIterator]()
  assert.equal((await pull.next()).value?.body.length, 0)
  const next = async () => events((await pull.next()).value!)
  const events = (pulled: Pulled): Inbound[] => googleReviews.parse(pulled, settings)
  const told = (all: Inbound[]) =>
    all.map(event => [event.kind, 'echo' in event && event.echo ? 'echo' : ''].join(' ').trim())
  return { vendor, ctx, pull, next, told, [Symbol.asyncDispose]: () => vendor[Symbol.asyncDispose]() }
}

const answerTo = (name: string): Out => ({
  id: 'o-1',
  deed: 'reply',
  profileKey: googleLocation,
  to: { id: name, lane: name },
  visibility: 'public',
  text: 'Gracias',
  at: suiteNow,
})

test('a review comes, is changed, is answered, and Google turns the answer down', async () => {
  await using all = await scene()
  const { vendor, ctx, next, told } = all
  const { name } = vendor.writes({ text: 'Bien' })
  assert.deepEqual(told(await next()), ['message'])
  vendor.rewrites(name, 'No tan bien')
  const changed = await next()
  assert.deepEqual(told(changed), ['message', 'edit'])
  assert.equal(changed[1]?.kind === 'edit' && changed[1].text, 'No tan bien')
  const sent = await googleReviews.send(answerTo(name), ctx)
  const answered = await next()
  assert.deepEqual(told(answered), ['message', 'message echo'])
  assert.equal(answered[1]?.kind === 'message' && answered[1].externalId, sent.kind === 'sent' && sent.externalId)
  vendor.settles(sent.kind === 'sent' ? sent.externalId : '', 'REJECTED')
  const settled = await next()
  assert.deepEqual(told(settled), ['message', 'message echo', 'receipt'])
  const receipt = settled[2]!
  assert.deepEqual(receipt.kind === 'receipt' && [receipt.state, receipt.code], ['failed', 'policy'])
})

test('only the locations that the brand has chosen are looked at', async () => {
  await using all = await scene()
  const { vendor, ctx, next } = all
  await googleReviews.connect!(ctx, [other])
  vendor.writes({ text: 'Not asked for' })
  vendor.writes({ text: 'Asked for', location: other })
  const found = await next()
  assert.deepEqual(
    found.map(event => [event.profileKey, event.kind === 'message' && event.text]),
    [[other, 'Asked for']],
  )
})

test('a push gives no event, and cannot pose as a pull', () => {
  const review = { name: `${googleLocation}/reviews/A`, starRating: 'ONE', createTime: '2026-11-20T10:00:00Z' }
  const body = Buffer.from(JSON.stringify({ location: googleLocation, after: 0, reviews: [review] }))
  const parsed = googleReviews.parse({ body, headers: {}, query: '' }, {})
  assert.deepEqual(
    parsed.map(({ kind }) => kind),
    ['unknown'],
  )
  assert.equal(googleReviews.keepHeaders, undefined)
})

test('what the person wrote is told from its translation, on whichever side it stands', () => {
  const cases: [string, string | undefined][] = [
    ['Slow service.\n\n(Translated by Google)\nServicio lento.', 'Slow service.'],
    ['(Translated by Google) Great!\n\n(Original)\n¡Genial!', '¡Genial!'],
    ['It says (Original) on the box', 'It says (Original) on the box'],
    ['(Translated by Google) and nothing else', '(Translated by Google) and nothing else'],
    [' \n', undefined],
  ]
  assert.deepEqual(
    cases.map(([comment]) => originalText(comment)),
    cases.map(([, text]) => text),
  )
})

test("a topic of somebody else's is left alone", async () => {
  await using all = await scene()
  const { vendor } = all
  const values = { ...passes, address: vendor.server.address, topic: 'projects/acme/topics/reviews' }
  const ctx = suiteContext(googleReviews.settings.read(values)) as Context<unknown>
  assert.deepEqual(await googleReviews.connect!(ctx, [googleLocation]), { state: 'good' })
  const second = { ...values, topic: 'projects/acme/topics/another' }
  const health = await googleReviews.connect!(suiteContext(googleReviews.settings.read(second)), [googleLocation])
  assert.equal(health.state === 'failing' && health.code, 'other-topic')
})
