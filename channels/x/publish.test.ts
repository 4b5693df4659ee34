import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openX } from '../../test/vendors/x.ts'
import { suiteContext } from '../suite/index.ts'
import { x } from './index.ts'

const passes = { consumerKey: 'a', consumerSecret: 'b', clientId: 'c', clientSecret: 'd', refreshToken: 'e' }
const card = { language: 'es', guides: { es: 'Pedidos' }, link: 'https://u.example/ayuda' } as const

test('addresses go back as they were written, not under the short ones that X shows', async () => {
  await using vendor = await openX({ ...passes, accessToken: '', accessSecret: '' })
  const given = { ...passes, accessToken: '', accessSecret: '', address: vendor.address }
  const ctx = suiteContext(x.settings.read(given))
  vendor.profile.description = 'Tienda: https://urraca.example'
  const publish = () => x.publish!({ profileKey: '1111', card }, ctx)
  assert.deepEqual(await publish(), { kind: 'published' })
  const whole = 'Tienda: https://urraca.example\n◷ Pedidos · https://u.example/ayuda'
  assert.equal(vendor.profile.description, whole)
  assert.deepEqual(await publish(), { kind: 'published' })
  assert.deepEqual([vendor.profile.description, vendor.profile.changes], [whole, 1])
})
