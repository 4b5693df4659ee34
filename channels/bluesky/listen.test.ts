import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Inbound, Pulled } from '#channel'
import { openBluesky } from '../../test/vendors/bluesky.ts'
import { suiteContext } from '../suite/index.ts'
import { nora } from './case.ts'
import { bluesky } from './index.ts'

const password = 'abcd-efgh-ijkl-mnop'

async function stage(more: { mayChat?: boolean } = {}) {
  const vendor = await openBluesky({ password, now: () => 1_790_000_000_000, ...more })
  const settings = {
    handle: 'acme.example',
    password,
    messages: '',
    address: vendor.address,
    directory: vendor.address,
  }
  const ctx = suiteContext<unknown>(settings, { now: () => 1_790_000_000_000 })
  const events = ({ body }: Pulled): Inbound[] => bluesky.parse({ body, headers: {}, query: '' }, settings)
  /** Pulls until so many events have come. */
  const pull = async (from: string | undefined, count: number) => {
    const found: Inbound[] = []
    let cursor = from
    for await (const each of bluesky.listen!(ctx, from)) {
      found.push(...events(each))
      cursor = each.cursor
      if (found.length >= count) return { found, cursor }
    }
    return { found, cursor }
  }
  return { vendor, ctx, pull, [Symbol.asyncDispose]: vendor.close }
}

const textsOf = (events: Inbound[]) => events.map(event => (event.kind === 'message' ? event.text : event.kind))

test('it begins now, and after an outage everything of it comes, oldest first', async () => {
  await using scene = await stage()
  const { vendor, pull } = scene
  vendor.writes(nora, { text: '@acme.example long ago' })
  const { cursor } = await pull(undefined, 0)
  const root = vendor.posts({ text: 'Mugs' })
  const wanted = Array.from({ length: 140 }, (_, index) => `@acme.example ${index}`)
  for (const text of wanted) vendor.writes(nora, { text, replyTo: root })
  const { found, cursor: end } = await pull(cursor, wanted.length)
  assert.deepEqual(textsOf(found), wanted)
  vendor.writes(nora, { text: '@acme.example at last' })
  assert.deepEqual(textsOf((await pull(end, 1)).found), ['@acme.example at last'])
})

test('a post that the network had late stands below what was read, and still comes, once', async () => {
  await using scene = await stage()
  const { vendor, pull } = scene
  const { cursor } = await pull(undefined, 0)
  vendor.writes(nora, { text: '@acme.example first' })
  const { cursor: behind } = await pull(cursor, 1)
  vendor.writes(nora, { text: '@acme.example late' })
  vendor.network.notices.at(-1)!.at = vendor.network.notices[0]!.at - 60_000
  const { found, cursor: end } = await pull(behind, 1)
  vendor.writes(nora, { text: '@acme.example next' })
  assert.deepEqual(textsOf([...found, ...(await pull(end, 1)).found]), ['@acme.example late', '@acme.example next'])
})

test('an answer brings what it answers, with a picture’s address and the words for it', async () => {
  await using scene = await stage()
  const { vendor, pull } = scene
  const root = vendor.posts({ text: 'Mugs' })
  const { cursor } = await pull(undefined, 0)
  vendor.writes(nora, { text: 'mine', replyTo: root, images: [{ alt: 'a crack' }] })
  const [event] = (await pull(cursor, 1)).found
  assert.ok(event?.kind === 'message')
  assert.equal(event.lane, root)
  const [above, image] = event.parts!
  assert.ok(above?.kind === 'post' && above.text === 'Mugs' && above.author === '@acme.example')
  assert.ok(image?.kind === 'image' && image.alt === 'a crack' && image.ref.url?.includes('feed_fullsize'))
})

test('what the brand writes in the app comes as an echo to the customer; reactions come and go', async () => {
  await using scene = await stage()
  const { vendor, pull } = scene
  vendor.chats(nora, 'Hi')
  const { cursor } = await pull(undefined, 0)
  const { network } = vendor
  const message = network.say(network.convoWith(nora.did), network.me.did, 'From the app')
  network.log('logAddReaction', message, {
    reaction: { value: '👍', sender: { did: nora.did }, createdAt: network.iso(1) },
  })
  const { found } = await pull(cursor, 2)
  assert.ok(
    found[0]?.kind === 'message' && found[0].echo && found[0].from.id === nora.did && found[0].from.name === 'Nora',
  )
  assert.ok(found[1]?.kind === 'reaction' && found[1].emoji === '👍' && found[1].targetId === message.id)
})

test('without the right to messages, or without wanting them, public posts come all the same', async () => {
  await using scene = await stage({ mayChat: false })
  const { vendor, pull } = scene
  const { cursor } = await pull(undefined, 0)
  vendor.writes(nora, { text: '@acme.example hello' })
  assert.deepEqual(textsOf((await pull(cursor, 1)).found), ['@acme.example hello'])
})

test('when it is to slow down it waits, another fault breaks off, and nothing is missing', async () => {
  await using scene = await stage()
  const { vendor, pull } = scene
  const { cursor } = await pull(undefined, 0)
  vendor.writes(nora, { text: '@acme.example hello' })
  vendor.next('throttles', 'echoes')
  await assert.rejects(pull(cursor, 1), { code: 'bad-answer' })
  assert.deepEqual(textsOf((await pull(cursor, 1)).found), ['@acme.example hello'])
})
