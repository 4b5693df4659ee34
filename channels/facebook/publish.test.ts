import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PublicCard } from '#channel'
import { openFacebook } from '../../test/vendors/facebook.ts'
import { suiteContext } from '../suite/index.ts'
import { facebook } from './index.ts'

const values = { token: 'EAAB-whole', appSecret: 'a-secret', verifyToken: 'v' }
const span = (opens: string, closes: string) => ({ day: 1, opens, closes })
const cardWith = (...spans: ReturnType<typeof span>[]): PublicCard => ({
  ...{ language: 'es', guides: { es: 'Pedidos' } },
  hours: { timeZone: 'Europe/Madrid', spans },
})

test('three spans a day have no place on a page, which is said before anything is sent', async () => {
  await using vendor = await openFacebook(values)
  const ctx = suiteContext(facebook.settings.read({ ...values, address: vendor.address }))
  const card = cardWith(span('09:00', '11:00'), span('12:00', '14:00'), span('16:00', '19:00'))
  const said = await facebook.publish!({ profileKey: '1099', card }, ctx)
  assert.deepEqual(said, { kind: 'refused', code: 'too-many-spans' })
  assert.deepEqual(vendor.requests(), [])
})

test('hours that the brand changed on its page since are neither replaced nor taken away', async () => {
  await using vendor = await openFacebook(values)
  const ctx = suiteContext(facebook.settings.read({ ...values, address: vendor.address }))
  const before = cardWith(span('09:00', '14:00'))
  await facebook.publish!({ profileKey: '1099', card: before }, ctx)
  vendor.page.hours = { mon_1_open: '10:00', mon_1_close: '15:00' }
  const said = await facebook.publish!({ profileKey: '1099', card: cardWith(span('09:00', '18:00')), before }, ctx)
  assert.deepEqual(said, { kind: 'refused', code: 'other-hours' })
  assert.deepEqual(await facebook.publish!({ profileKey: '1099', before }, ctx), { kind: 'published' })
  assert.deepEqual(vendor.page.hours, { mon_1_open: '10:00', mon_1_close: '15:00' })
  assert.equal(vendor.page.about, '')
})
