import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openDatabase } from '#db'
import { openVault } from '#profiles'
import { createDatabase } from '../test/cluster.ts'
import { proveVault, readKeys } from './open-secret.ts'

function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'sobremesa-secret-'))
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) }
}

test('the first start makes a secret that only its account can read, and every later one finds it', () => {
  using place = newFolder()
  const made = readKeys(place.folder)
  assert.deepEqual(readdirSync(place.folder), ['secret.key'])
  assert.equal(statSync(join(place.folder, 'secret.key')).mode & 0o777, 0o600)
  assert.deepEqual(readKeys(place.folder), made)
  using other = newFolder()
  assert.notDeepEqual(readKeys(other.folder), made)
})

test('no key of it tells of another', () => {
  using place = newFolder()
  const { vault, files, cookies } = readKeys(place.folder)
  const all = [vault.toString('base64url'), files.toString('base64url'), cookies]
  assert.equal(new Set(all).size, 3)
  assert.deepEqual([vault.length, files.length], [32, 32])
})

test('a secret from outside wins over that of the folder, and has to be long', () => {
  using place = newFolder()
  const own = readKeys(place.folder)
  const given = readKeys(place.folder, 'x'.repeat(32))
  assert.notDeepEqual(given, own)
  assert.deepEqual(given, readKeys('/nowhere', 'x'.repeat(32)))
  assert.throws(() => readKeys(place.folder, 'x'.repeat(31)), { code: 'secret.too-short' })
})

test('a folder whose secret cannot be read is a fault, not a reason for a new secret', () => {
  using place = newFolder()
  writeFileSync(join(place.folder, 'secret.key'), '')
  assert.throws(() => readKeys(place.folder), { code: 'secret.too-short' })
})

test('a database that was sealed with another key is refused, before anything is lost', async () => {
  await using made = await createDatabase()
  const database = openDatabase(made.connection, { size: 1 })
  const [first, other] = ['a', 'b'].map(letter => openVault(readKeys('/nowhere', letter.repeat(32)).vault))
  await proveVault(database, first!)
  await proveVault(database, first!)
  await assert.rejects(proveVault(database, other!), { code: 'secret.other' })
  await proveVault(database, first!)
  await database.close()
})
