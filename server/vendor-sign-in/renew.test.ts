import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ProfileCard, ProfileKept } from '#protocol'
import { back, begin, comesBack, filled, googleAt } from '../../test/vendor-trip.ts'
import { googleLocation } from '../../test/vendors/google-reviews.ts'
import { pressAt } from '../../test/vendors/sign-in-page.ts'
import { createWorld } from '../../test/world.ts'

const profile = { channel: 'google-reviews', name: 'Faro', function: 'service', language: 'es' } as const

test('what somebody changed meanwhile is not undone by whoever signs in again', async () => {
  await using world = await createWorld()
  const { owner } = world
  const { vendor, settings } = await googleAt(world)
  await using _ = vendor
  const first = await begin(owner, { channel: 'google-reviews', settings, filled, back })
  await comesBack(owner, await pressAt(first.address, 'allow'))
  const made = { ...profile, settings: {}, key: googleLocation, signIn: first.id }
  const kept = await owner.post<ProfileKept>('/profiles', made)
  const again = await begin(owner, { channel: '', profileId: kept.id, settings: {}, filled: {}, back })
  await comesBack(owner, await pressAt(again.address, 'allow'))
  const topic = 'projects/acme/topics/reviews'
  await owner.patch(`/profiles/${kept.id}`, { settings: { topic } })
  await assert.rejects(owner.post(`/vendor-sign-ins/${again.id}/renew`), { code: 'vendor-sign-in.over' })
  const { settings: now } = world.rooms.directory.find(kept.connectionId)!
  assert.equal((now as { topic: string }).topic, topic)
})

test('who signs in again as somebody else changes nothing', async () => {
  await using world = await createWorld()
  const { owner } = world
  const { vendor, settings } = await googleAt(world)
  await using _ = vendor
  const first = await begin(owner, { channel: 'google-reviews', settings, filled, back })
  await comesBack(owner, await pressAt(first.address, 'allow'))
  const elsewhere = { ...profile, settings: {}, key: 'accounts/99/locations/1' }
  const kept = await owner.post<ProfileKept>('/profiles', { ...elsewhere, signIn: first.id })
  const again = await begin(owner, { channel: '', profileId: kept.id, settings: {}, filled: {}, back })
  await comesBack(owner, await pressAt(again.address, 'allow'))
  const said = await owner.post<{ state: string; code: string }>(`/vendor-sign-ins/${again.id}/renew`)
  assert.deepEqual([said.state, said.code], ['failing', 'other-account'])
  const [card_] = await owner.get<ProfileCard[]>('/profiles')
  assert.equal(card_!.settings.refreshToken, kept.settings.refreshToken)
})
