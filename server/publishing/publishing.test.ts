import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Channel, nextText, type Published, published, type Publishes } from '#channel'
import type { ProfileKept, PublicCardView, PublicSide } from '#protocol'
import { plainChannel } from '../../test/plain-channel.ts'
import { until } from '../../test/waits.ts'
import type { Refused } from '../../test/world-client.ts'
import { createWorld } from '../../test/world.ts'

const place: Publishes = { hours: 'text', text: { max: 120, unit: 'graphemes' } }
const side: PublicSide = {
  hours: { timeZone: 'Europe/Madrid', spans: [{ day: 1, opens: '09:00', closes: '18:00' }] },
  level: { minutes: 30, share: 90 },
  guides: { es: 'Pedidos', en: 'Orders' },
  link: '',
  isPublished: true,
}
const line = '◷ Lun 9:00–18:00 (Madrid) · Respuesta en 30 min (90 %) · Pedidos'

/** A platform on which a profile has a text, and the brand’s own words in it. */
async function openPlatform(over: Partial<Channel> = {}) {
  const there = { text: 'Cerámica.', asked: 0, says: [] as Published[] }
  const platform = plainChannel({
    can: { ...plainChannel().can, publishes: place },
    publish: async publication => {
      there.asked++
      const said = there.says.shift()
      if (said) return said
      const next = nextText(there.text, publication, place)
      if (next && 'kind' in next) return next
      if (next) there.text = next.text
      return published
    },
    ...over,
  })
  const world = await createWorld({ channels: [platform] })
  const profile = { channel: 'plain', name: 'Urraca', function: 'service', language: 'es', settings: {} }
  const { id } = await world.owner.post<ProfileKept>('/profiles', profile)
  const path = `/profiles/${id}/public`
  const view = () => world.owner.get<PublicCardView>(path)
  const keep = (change: Partial<PublicSide> = {}) => world.owner.put<PublicCardView>(path, { ...side, ...change })
  const reaches = (state: string) => until(view, ({ publication }) => publication.state === state)
  return { world, there, id, path, view, keep, reaches, [Symbol.asyncDispose]: world[Symbol.asyncDispose] }
}

test('hours, level and guide stand on the platform’s own profile, beside what the brand wrote there', async () => {
  await using open = await openPlatform()
  const { there, keep, view, reaches } = open
  assert.deepEqual((await view()).publication.state, 'idle')
  const kept = await keep()
  assert.deepEqual([kept.side, kept.place, kept.publication.state], [side, place, 'waiting'])
  const { publication } = await reaches('published')
  assert.equal(there.text, `Cerámica.\n${line}`)
  assert.deepEqual([publication.code, publication.at], [null, open.world.clock.now()])
})

test('turned off, what is ours goes from the platform, and what is said here stays', async () => {
  await using open = await openPlatform()
  await open.keep()
  await open.reaches('published')
  await open.keep({ isPublished: false })
  const { side: kept } = await open.reaches('idle')
  assert.equal(open.there.text, 'Cerámica.')
  assert.deepEqual(kept, { ...side, isPublished: false })
})

test('what is not to stand on the platform never goes there', async () => {
  await using open = await openPlatform()
  assert.equal((await open.keep({ isPublished: false })).publication.state, 'idle')
  await open.world.owner.post(`${open.path}/again`)
  assert.equal((await open.view()).publication.state, 'idle')
  assert.equal(open.there.asked, 0)
})

test('a platform that says no is shown with its reason, and is asked again when somebody has seen to it', async () => {
  await using open = await openPlatform()
  open.there.text = 'x'.repeat(100)
  await open.keep()
  const { publication } = await open.reaches('refused')
  assert.deepEqual([publication.code, publication.over], ['too-long', 45])
  assert.equal(open.there.text, 'x'.repeat(100))
  open.there.text = 'Corto.'
  await open.world.owner.post(`${open.path}/again`)
  await open.reaches('published')
  assert.equal(open.there.text, `Corto.\n${line}`)
})

test('a platform that is away is tried again by itself, and says why it waits', async () => {
  await using open = await openPlatform()
  open.there.says = [{ kind: 'retry', after: 1000, code: 'unreachable' }]
  await open.keep()
  await until(open.view, ({ publication }) => publication.code === 'unreachable')
  assert.equal((await open.view()).publication.state, 'waiting')
  await open.reaches('published')
})

test('what is changed while the platform is being told is on its way until it is told too', async () => {
  const calls = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const said: (string | undefined)[] = []
  await using open = await openPlatform({
    publish: async ({ card }) => {
      said.push(card?.guides.es)
      await calls[said.length - 1]?.promise
      return published
    },
  })
  await open.keep()
  await until(
    () => said.length,
    count => count === 1,
  )
  await open.keep({ guides: { es: 'Envíos', en: '' } })
  calls[0]!.resolve()
  await until(
    () => said.length,
    count => count === 2,
  )
  assert.equal((await open.view()).publication.state, 'waiting')
  calls[1]!.resolve()
  await open.reaches('published')
  assert.deepEqual(said, ['Pedidos', 'Envíos'])
})

test('a platform whose channel fails by itself is tried again too', async () => {
  let isSound = false
  await using open = await openPlatform({
    publish: async () => {
      if (isSound) return published
      isSound = true
      throw new Error('Cannot read properties of undefined')
    },
  })
  await open.keep()
  await open.reaches('published')
})

test('a profile that speaks another language says it in that one', async () => {
  await using open = await openPlatform()
  await open.keep()
  await open.reaches('published')
  await open.world.owner.patch(`/profiles/${open.id}`, { language: 'en' })
  await until(
    () => open.there.text,
    text => text.endsWith('Orders'),
  )
  assert.equal(open.there.text, 'Cerámica.\n◷ Mon 9:00–18:00 (Madrid) · Answers within 30 min (90%) · Orders')
})

test('what cannot be is refused with the field that it is in', async () => {
  await using open = await openPlatform()
  const span = (opens: string, closes: string, day = 1) => ({ day, opens, closes })
  const hours = (...spans: ReturnType<typeof span>[]) => ({ timeZone: 'Europe/Madrid', spans })
  const cases: [Partial<PublicSide>, { field: string; code: string }][] = [
    [{ hours: { timeZone: 'Europe/Atlantis', spans: [] } }, { field: 'hours.timeZone', code: 'malformed' }],
    [{ hours: hours(span('9', '18:00')) }, { field: 'hours.spans.0', code: 'malformed' }],
    [{ hours: hours(span('09:00', '14:00'), span('13:00', '18:00')) }, { field: 'hours.days.1', code: 'overlap' }],
    [{ hours: hours(span('22:00', '03:00', 7), span('02:00', '05:00')) }, { field: 'hours.days.7', code: 'overlap' }],
    [{ link: 'javascript:alert(1)' }, { field: 'link', code: 'malformed' }],
    [{ guides: { es: 'x'.repeat(100), en: '' } }, { field: 'guides.es', code: 'too-long' }],
  ]
  for (const [change, field] of cases) {
    await assert.rejects(open.keep(change), (refused: Refused) => {
      assert.deepEqual([refused.status, refused.body.fields], [422, [field]])
      return true
    })
  }
  assert.equal((await open.view()).publication.state, 'idle')
})

test('a place without room for it can be told nothing, and says so', async () => {
  const { publishes: _, ...can } = { ...plainChannel().can, publishes: place }
  await using open = await openPlatform({ can })
  assert.equal((await open.view()).place, null)
  await assert.rejects(open.keep(), /public.faulty/)
  assert.deepEqual((await open.keep({ isPublished: false })).side.guides, side.guides)
})

test('only who administers may change what a profile says; everybody may read it', async () => {
  await using open = await openPlatform()
  const agent = await open.world.person('agent')
  assert.equal((await agent.get<PublicCardView>(open.path)).side.link, '')
  await assert.rejects(agent.put(open.path, side), /403/)
  await assert.rejects(agent.post(`${open.path}/again`), /403/)
})
