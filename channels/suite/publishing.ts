import assert from 'node:assert/strict'
import { lineOf, type PublicCard, type Publication, type Published } from '#channel'
import type { ChannelCase, Mood, VendorProfile } from './case.ts'
import { publicationFixtures } from './fixtures.ts'
import { mustHaveSent, type Stage, stage } from './sending.ts'

const weekdays = [1, 2, 3, 4, 5].map(day => ({ day, opens: '09:00', closes: '18:00' }))

/** What a brand might say of itself; short enough for every place. */
export const suiteCard: PublicCard = {
  language: 'es',
  hours: { timeZone: 'Europe/Madrid', spans: [...weekdays, { day: 6, opens: '20:00', closes: '02:00' }] },
  level: { minutes: 30, share: 90 },
  guides: { es: 'Pedidos', en: 'Orders' },
}
const laterCard: PublicCard = { ...suiteCard, level: { minutes: 60, share: 100 } }
const own = 'Cerámica hecha a mano.'

type Scene = Stage & { profile: VendorProfile; publish(what: Omit<Publication, 'profileKey'>): Promise<Published> }

/** Only channels that publish are asked; a stand-in of such a one shows what stands there. */
async function publishStage(subject: ChannelCase, written: string): Promise<Scene | undefined> {
  const { channel } = subject
  assert.equal(
    channel.can.publishes !== undefined,
    channel.publish !== undefined,
    'it claims a place for hours, level and guide and does not publish, or the other way round',
  )
  if (!channel.publish) return undefined
  const scene = await stage(subject)
  const { profile } = scene.vendor
  assert.ok(profile, 'the channel publishes, but its stand-in has no profile')
  profile.writes(written)
  const publish = (what: Omit<Publication, 'profileKey'>) =>
    channel.publish!({ profileKey: profile.key, ...what }, scene.ctx)
  return { ...scene, profile, publish }
}

const lineIn = ({ channel }: ChannelCase, card: PublicCard) => lineOf(card, channel.can.publishes!)!
const seen = ({ profile }: Scene) => ({ text: profile.text(), hours: structuredClone(profile.hours?.() ?? []) })
const done = { kind: 'published' }

export async function publishesExactly(subject: ChannelCase): Promise<void> {
  if (!subject.channel.publish) return
  const all = publicationFixtures(subject)
  assert.ok(all.length > 0, 'no fixture shows what is published')
  for (const fixture of all) {
    const scene = await publishStage(subject, fixture.own)
    if (!scene) return
    await using _ = scene
    assert.deepEqual(await subject.channel.publish(fixture.publication, scene.ctx), done, fixture.name)
    mustHaveSent(scene.vendor.requests(), fixture.sends, fixture.name)
  }
}

export async function standsThere(subject: ChannelCase): Promise<void> {
  for (const written of [own, '']) {
    const scene = await publishStage(subject, written)
    if (!scene) return
    await using _ = scene
    const rest = structuredClone(scene.profile.rest())
    assert.deepEqual(await scene.publish({ card: suiteCard }), done)
    const line = lineIn(subject, suiteCard)
    assert.equal(scene.profile.text(), written === '' ? line : `${written}\n${line}`)
    if (scene.profile.hours) assert.ok(scene.profile.hours().length > 0, 'there are no hours')
    assert.deepEqual(scene.profile.rest(), rest, 'something else has changed on the profile')
  }
}

export async function twiceIsOnce(subject: ChannelCase): Promise<void> {
  const scene = await publishStage(subject, own)
  if (!scene) return
  await using _ = scene
  const { profile } = scene
  await scene.publish({ card: suiteCard })
  const first = { ...seen(scene), changes: profile.changes() }
  for (const before of [suiteCard, undefined]) {
    assert.deepEqual(await scene.publish({ card: suiteCard, ...(before ? { before } : {}) }), done)
    assert.deepEqual({ ...seen(scene), changes: profile.changes() }, first)
  }
}

export async function keepsTheRest(subject: ChannelCase): Promise<void> {
  const scene = await publishStage(subject, own)
  if (!scene) return
  await using _ = scene
  const { profile } = scene
  const untouched = seen(scene)
  await scene.publish({ card: suiteCard })
  profile.writes(`Hola.\n${profile.text()}\nHasta pronto.`)
  assert.deepEqual(await scene.publish({ card: laterCard, before: suiteCard }), done)
  assert.equal(profile.text(), `Hola.\n${own}\n${lineIn(subject, laterCard)}\nHasta pronto.`)
  profile.writes(`${own}\n${lineIn(subject, laterCard)}`)
  assert.deepEqual(await scene.publish({ before: laterCard }), done)
  assert.deepEqual(seen(scene), untouched)
  assert.deepEqual(await scene.publish({ before: laterCard }), done, 'there is nothing left to take away')
}

export async function refusesToHarm(subject: ChannelCase): Promise<void> {
  const { max } = subject.channel.can.publishes?.text ?? { max: 0 }
  const full = await publishStage(subject, 'x'.repeat(Math.max(0, max - 5)))
  if (!full) return
  await using _ = full
  const before = seen(full)
  const refused = await full.publish({ card: suiteCard })
  assert.ok(refused.kind === 'refused' && refused.code === 'too-long' && refused.over! > 0, JSON.stringify(refused))
  assert.deepEqual(seen(full), before, 'it did not fit, and something is there')
  if (!full.profile.opens) return
  full.profile.writes(own)
  full.profile.opens()
  const others = seen(full)
  const said = await full.publish({ card: suiteCard })
  assert.ok(said.kind === 'refused' && said.code === 'other-hours', JSON.stringify(said))
  assert.deepEqual(seen(full), others, 'the hours of the brand’s own have been touched')
}

export async function saysWhatFails(subject: ChannelCase): Promise<void> {
  const scene = await publishStage(subject, own)
  if (!scene) return
  await using _ = scene
  const inMood = (mood: Mood) => {
    scene.vendor.next(mood)
    return scene.publish({ card: suiteCard })
  }
  const throttled = await inMood('throttles')
  assert.equal(throttled.kind === 'retry' && throttled.after, scene.vendor.restMs, JSON.stringify(throttled))
  for (const mood of ['fails', 'cuts'] as const) {
    const said = await inMood(mood)
    assert.ok(said.kind === 'retry' && said.after > 0, `${mood}: ${JSON.stringify(said)}`)
  }
  assert.deepEqual(await scene.publish({ card: suiteCard }), done)
  assert.equal(scene.profile.text(), `${own}\n${lineIn(subject, suiteCard)}`)
  const stranger = await publishStage(subject, own)
  await using __ = stranger!
  stranger!.vendor.next('distrusts')
  const refused = await stranger!.publish({ card: suiteCard })
  assert.deepEqual([refused.kind, 'code' in refused && refused.code], ['refused', 'refused'])
  await stranger!.vendor.close()
  const gone = await stranger!.publish({ card: suiteCard })
  assert.ok(['retry', 'refused'].includes(gone.kind), JSON.stringify(gone))
}
