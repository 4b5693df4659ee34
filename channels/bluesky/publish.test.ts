import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBluesky } from '../../test/vendors/bluesky.ts'
import { suiteContext } from '../suite/index.ts'
import { bluesky } from './index.ts'

const card = { language: 'es', guides: { es: 'Pedidos' } } as const

async function openAccount(fetching: typeof fetch = fetch) {
  const vendor = await openBluesky({ password: 'abcd' })
  const given = { handle: 'acme.example', password: 'abcd', messages: 'no', address: vendor.address, directory: '' }
  const ctx = suiteContext(bluesky.settings.read(given), { fetch: fetching })
  const uri = `at://${vendor.network.me.did}/app.bsky.actor.profile/self`
  const publish = () => bluesky.publish!({ profileKey: 'main', card }, ctx)
  return { vendor, publish, uri, [Symbol.asyncDispose]: vendor.close }
}

test('an account that has never said anything of itself gets a record', async () => {
  await using account = await openAccount()
  assert.deepEqual(await account.publish(), { kind: 'published' })
  const { value } = account.vendor.network.records.get(account.uri)!
  assert.deepEqual(value, { $type: 'app.bsky.actor.profile', description: '◷ Pedidos' })
})

test('what somebody changes meanwhile is not overwritten: it is read again later', async () => {
  let isRaced = false
  await using account = await openAccount(async (...asked) => {
    const isWrite = String(asked[0]).includes('putRecord')
    if (isWrite && !isRaced) {
      isRaced = true
      account.vendor.network.put(account.uri, { $type: 'app.bsky.actor.profile', description: 'Nueva.' })
    }
    return fetch(...asked)
  })
  assert.equal((await account.publish()).kind, 'retry')
  assert.deepEqual(await account.publish(), { kind: 'published' })
  assert.equal(account.vendor.network.records.get(account.uri)!.value.description, 'Nueva.\n◷ Pedidos')
})
