import assert from 'node:assert/strict'
import { mediaKinds, type MediaRef } from '#channel'
import type { ChannelCase } from './case.ts'
import { inFixtures, settingsOf } from './fixtures.ts'
import { stage } from './sending.ts'

export function handshakes(subject: ChannelCase): void {
  const { channel, values } = subject
  if (!channel.answer) return
  assert.ok(subject.handshakes, 'the channel answers, but its case has no handshake')
  const settings = settingsOf(channel, values)
  for (const { raw, hears, forged } of subject.handshakes(values)) {
    assert.deepEqual(channel.answer(Object.freeze(raw), settings), hears)
    const said = channel.answer(Object.freeze(forged), settings)
    assert.ok(said === undefined || said.status >= 400, `somebody else hears ${JSON.stringify(said)}`)
  }
}

const kinds: ReadonlySet<string> = new Set(mediaKinds)

const refsOf = (subject: ChannelCase): MediaRef[] =>
  inFixtures(subject).flatMap(({ expected }) =>
    expected.flatMap(event =>
      'parts' in event && event.parts
        ? event.parts.flatMap(part => (kinds.has(part.kind) && 'ref' in part ? [part.ref] : []))
        : [],
    ),
  )

export async function mediaAreFetched(subject: ChannelCase): Promise<void> {
  const { channel } = subject
  if (!channel.media) return
  await using scene = await stage(subject)
  assert.ok(scene.vendor.bytesOf, 'the channel fetches media, but its stand-in has none')
  const refs = refsOf(subject)
  assert.ok(refs.length > 0, 'no fixture has media')
  for (const ref of refs) {
    const response = await channel.media(ref, scene.ctx)
    assert.equal(response.status, 200, `${JSON.stringify(ref)}: ${response.status}`)
    assert.deepEqual(
      Buffer.from(await response.arrayBuffer()),
      Buffer.from(scene.vendor.bytesOf(ref)),
      JSON.stringify(ref),
    )
  }
  const [first] = refs
  const gone = await channel.media({ ...(first!.url ? { url: `${first!.url}-gone` } : {}), id: 'gone' }, scene.ctx)
  assert.ok([404, 410].includes(gone.status), `media that are gone: ${gone.status} instead of 404 or 410`)
}

export async function profilesAreFound(subject: ChannelCase): Promise<void> {
  const { channel } = subject
  if (!channel.profiles) return
  await using scene = await stage(subject)
  const found = await channel.profiles(scene.ctx)
  assert.ok(found.length > 0 && found.every(({ key, name }) => key !== '' && name !== ''), JSON.stringify(found))
  assert.equal(new Set(found.map(({ key }) => key)).size, found.length, 'two accounts have the same key')
  const shown = new Set(inFixtures(subject).flatMap(({ expected }) => expected.map(event => event.profileKey)))
  assert.ok(
    found.some(({ key }) => shown.has(key)),
    `the fixtures are of ${[...shown].join()}, found: ${JSON.stringify(found)}`,
  )
}

export async function connectSubscribes(subject: ChannelCase): Promise<void> {
  const { channel } = subject
  if (!channel.connect) return
  await using scene = await stage(subject)
  assert.ok(scene.vendor.subscribed, 'the channel connects, but its stand-in does not say to whom')
  const keys = channel.profiles ? (await channel.profiles(scene.ctx)).map(({ key }) => key) : ['main']
  assert.deepEqual(scene.vendor.subscribed(), [])
  for (const _ of ['once', 'again']) {
    assert.deepEqual(await channel.connect(scene.ctx, keys), { state: 'good' })
    assert.deepEqual(scene.vendor.subscribed().toSorted(), keys.toSorted())
  }
  scene.vendor.next('distrusts')
  assert.equal((await channel.connect(scene.ctx, keys)).state, 'failing', 'it was refused, and says that all is well')
}

export async function personIsFound(subject: ChannelCase): Promise<void> {
  const { channel } = subject
  if (!channel.person) return
  await using scene = await stage(subject)
  const { person } = scene.vendor
  assert.ok(person, 'the channel asks for people, but its stand-in knows nobody')
  const found = await channel.person(person.id, person.profileKey, scene.ctx)
  assert.deepEqual([found?.id, found?.name], [person.id, person.name])
  assert.equal(await channel.person('nobody-at-all', person.profileKey, scene.ctx), undefined)
}
