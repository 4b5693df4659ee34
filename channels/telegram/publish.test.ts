import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PublicCard } from '#channel'
import { openTelegram } from '../../test/vendors/telegram.ts'
import { suiteContext } from '../suite/index.ts'
import { telegram } from './index.ts'

const token = '700000001:AAexample_token-of-the-case'
const card: PublicCard = { language: 'es', guides: { es: 'Pedidos', en: 'Orders' } }

async function openBot({ texts, fallsBack = false }: { texts: Record<string, string>; fallsBack?: boolean }) {
  const vendor = await openTelegram({ token })
  const { descriptions } = vendor
  descriptions.texts = new Map(Object.entries(texts))
  descriptions.fallsBack = fallsBack
  const ctx = suiteContext(telegram.settings.read({ token, address: vendor.address }))
  const publish = (now?: PublicCard, before?: PublicCard) =>
    telegram.publish!({ profileKey: 'b', ...(now && { card: now }), ...(before && { before }) }, ctx)
  const shown = () => Object.fromEntries(descriptions.texts)
  return { publish, shown, descriptions, [Symbol.asyncDispose]: vendor.close }
}

for (const fallsBack of [false, true]) {
  test(`each language is told in its own words, and leaves no trace (${fallsBack ? 'told the common text' : 'told nothing'} where it has none)`, async () => {
    await using bot = await openBot({ texts: { '': 'Cerámica.', fr: 'Céramique.' }, fallsBack })
    for (const before of [undefined, card]) {
      assert.deepEqual(await bot.publish(card, before), { kind: 'published' })
      assert.deepEqual(bot.shown(), { '': 'Cerámica.\n◷ Pedidos', en: 'Cerámica.\n◷ Orders', fr: 'Céramique.' })
    }
    assert.equal(bot.descriptions.changes, 2)
    assert.deepEqual(await bot.publish(undefined, card), { kind: 'published' })
    assert.deepEqual(bot.shown(), { '': 'Cerámica.', fr: 'Céramique.' })
  })
}

test('what the brand wrote for a language stays, with our line in its language behind it', async () => {
  await using bot = await openBot({ texts: { '': 'Cerámica.', en: 'Pottery.', es: 'Cerámica de Manises.' } })
  await bot.publish(card)
  assert.deepEqual(bot.shown(), {
    '': 'Cerámica.\n◷ Pedidos',
    en: 'Pottery.\n◷ Orders',
    es: 'Cerámica de Manises.\n◷ Pedidos',
  })
  await bot.publish(undefined, card)
  assert.deepEqual(bot.shown(), { '': 'Cerámica.', en: 'Pottery.', es: 'Cerámica de Manises.' })
})

test('a language whose guide is gone has no text of its own any more', async () => {
  await using bot = await openBot({ texts: { '': 'Cerámica.' } })
  await bot.publish(card)
  await bot.publish({ ...card, guides: { es: 'Pedidos' } }, card)
  assert.deepEqual(bot.shown(), { '': 'Cerámica.\n◷ Pedidos' })
})
