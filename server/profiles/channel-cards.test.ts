import assert from 'node:assert/strict'
import { test } from 'node:test'
import { channels } from '#channels'
import { channelCards } from '#profiles'

const cards = channelCards(channels, 'es')
const card = (id: string) => cards.find(each => each.id === id)!

test('every channel is of a kind of place', () => {
  const groups = Map.groupBy(cards, each => each.group)
  const ids = Object.fromEntries([...groups].map(([group, of]) => [group, of.map(({ id }) => id).toSorted()]))
  assert.deepEqual(ids, {
    messaging: ['line', 'telegram', 'whatsapp'],
    social: ['bluesky', 'facebook', 'instagram', 'mastodon', 'x'],
    mail: ['email'],
    phone: ['telnyx', 'twilio'],
    reviews: ['google-reviews'],
    web: ['api', 'web-chat'],
  })
})

test('a card ticks what we can do, not what we can read', () => {
  const whatsapp = card('whatsapp').can
  assert.deepEqual([whatsapp.edits, whatsapp.reactions, whatsapp.quotes], [false, true, true])
  assert.deepEqual([card('telegram').can.edits, card('instagram').can.edits], [true, false])
  assert.deepEqual([card('line').can.edits, card('google-reviews').can.reactions], [false, false])
})

test('what can be done in public and in private is told apart', () => {
  const { deeds } = card('facebook').can
  assert.deepEqual([deeds.public.includes('hide'), deeds.private.includes('hide')], [true, false])
  assert.deepEqual([deeds.public.includes('react'), deeds.private.includes('react')], [false, true])
  assert.deepEqual(card('email').can.deeds, { public: [], private: ['message'] })
  assert.deepEqual(card('google-reviews').can.deeds.private, [])
})

test('numbers for SMS have no window and no templates, those on WhatsApp have both', () => {
  const { can, kinds } = card('twilio')
  assert.deepEqual([can.windowMs, can.templates], [null, false])
  assert.deepEqual(
    kinds.map(kind => [kind.id, kind.can.windowMs, kind.can.templates, kind.can.receipts]),
    [['whatsapp', 86_400_000, true, ['delivered', 'read']]],
  )
})

test('every channel says what else people call it', () => {
  assert.deepEqual(
    cards.filter(({ words }) => !words.also).map(({ id }) => id),
    [],
  )
})
