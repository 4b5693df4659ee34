import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Inbound } from '#channel'
import { openMastodon } from '../../test/vendors/mastodon.ts'
import { suiteContext } from '../suite/index.ts'
import { nora } from './case.ts'
import { mastodon } from './index.ts'

const token = 'token-of-the-account'

async function stage(more: { hasStream?: boolean } = {}) {
  const vendor = await openMastodon({ token, ...more })
  const settings = { instance: vendor.address, token }
  const ctx = suiteContext<unknown>(settings)
  /** Pulls until so many events have come; `meanwhile` runs once the stream is open. */
  const pull = async (from: string | undefined, count: number, meanwhile?: () => void) => {
    const found: Inbound[] = []
    let cursor = from
    if (meanwhile) void vendor.stream.opened().then(meanwhile)
    for await (const { body, cursor: behind } of mastodon.listen!(ctx, from)) {
      found.push(...mastodon.parse({ body, headers: {}, query: '' }, settings))
      cursor = behind
      if (found.length >= count) break
    }
    return { found, cursor }
  }
  return { vendor, pull, [Symbol.asyncDispose]: vendor.close }
}

const textsOf = (events: Inbound[]) => events.map(event => (event.kind === 'message' ? event.text : event.kind))

test('it begins now, and after an outage everything of it comes, oldest first', async () => {
  await using scene = await stage()
  const { vendor, pull } = scene
  vendor.writes(nora, { text: '@acme long ago' })
  const { cursor } = await pull(undefined, 0)
  const wanted = Array.from({ length: 100 }, (_, index) => `number ${index}`)
  for (const text of wanted) vendor.writes(nora, { text: `@acme ${text}` })
  const { found, cursor: end } = await pull(cursor, wanted.length)
  assert.deepEqual(textsOf(found), wanted)
  vendor.writes(nora, { text: '@acme at last' })
  assert.deepEqual(textsOf((await pull(end, 1)).found), ['at last'])
})

test('a private question of a stranger that the server holds back comes too', async () => {
  await using scene = await stage()
  const { vendor, pull } = scene
  const { cursor } = await pull(undefined, 0)
  vendor.writes(nora, { text: '@acme psst', visibility: 'direct', filtered: true })
  const [event] = (await pull(cursor, 1)).found
  assert.ok(event?.kind === 'message' && event.visibility === 'private' && event.lane === 'nora@other.social')
})

test('an answer stands in its thread, with what it answers', async () => {
  await using scene = await stage()
  const { vendor, pull } = scene
  const root = vendor.posts({ text: 'New mugs' })
  const { cursor } = await pull(undefined, 0)
  const first = vendor.writes(nora, { text: '@acme mine is broken', replyTo: root })
  vendor.writes(nora, { text: '@acme hello?', replyTo: first })
  const { found } = await pull(cursor, 2)
  assert.deepEqual(
    found.map(event => [
      event.lane,
      event.kind === 'message' && event.parts?.map(part => part.kind === 'post' && part.text),
    ]),
    [
      [root, ['New mugs']],
      [root, ['New mugs', '@acme mine is broken']],
    ],
  )
})

test('the stream brings edits, deletions and what the brand writes elsewhere', async () => {
  await using scene = await stage()
  const { vendor, pull } = scene
  const id = vendor.writes(nora, { text: '@acme one' })
  const { cursor } = await pull(undefined, 0)
  const { found } = await pull(cursor, 3, () => {
    vendor.edits(id, '@acme two')
    vendor.posts({ text: '@nora@other.social from the app', replyTo: id })
    vendor.posts({ text: 'Good morning, all' })
    vendor.deletes(id)
  })
  const [edit, echo, deletion] = found
  assert.ok(edit?.kind === 'edit' && edit.targetId === id && edit.text === 'two')
  assert.ok(
    echo?.kind === 'message' && echo.echo && echo.from.id === 'nora@other.social' && echo.text === 'from the app',
  )
  assert.ok(deletion?.kind === 'deletion' && deletion.targetId === id)
})

test('a stream that breaks off is opened again; without one the list is enough', async () => {
  for (const hasStream of [true, false]) {
    await using scene = await stage({ hasStream })
    const { vendor, pull } = scene
    const { cursor } = await pull(undefined, 0)
    const coming = pull(cursor, 1)
    if (hasStream) await vendor.stream.opened()
    vendor.stream.cut()
    vendor.writes(nora, { text: '@acme still there?' })
    assert.deepEqual(textsOf((await coming).found), ['still there?'])
  }
})

test('when it is to slow down it waits, another fault breaks off, and nothing is missing', async () => {
  await using scene = await stage()
  const { vendor, pull } = scene
  const { cursor } = await pull(undefined, 0)
  vendor.writes(nora, { text: '@acme hello' })
  vendor.next('throttles', 'echoes')
  await assert.rejects(pull(cursor, 1), { code: 'bad-answer' })
  assert.deepEqual(textsOf((await pull(cursor, 1)).found), ['hello'])
})
