import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { openVault } from '#profiles'

const key = randomBytes(32)

test('what is sealed opens again, and looks different each time', () => {
  const vault = openVault(key)
  for (const text of ['', 'café ☕', 'x'.repeat(10_000)]) assert.equal(vault.open(vault.seal(text)), text)
  assert.ok(!vault.seal('secret').equals(vault.seal('secret')))
  assert.ok(!vault.seal('secret').includes('secret'))
})

test('another key is told apart from damage', () => {
  const sealed = openVault(key).seal('secret')
  assert.throws(() => openVault(randomBytes(32)).open(sealed), { code: 'vault.other-key' })
  for (let place = 5; place < sealed.length; place++) {
    const changed = Buffer.from(sealed)
    changed[place]! ^= 1
    assert.throws(() => openVault(key).open(changed), { code: 'vault.damaged' }, `byte ${place}`)
  }
  assert.throws(() => openVault(key).open(sealed.subarray(0, 20)), { code: 'vault.damaged' })
})

test('a key has 32 bytes', () => {
  assert.throws(() => openVault(randomBytes(16)), { code: 'vault.bad-key' })
})
