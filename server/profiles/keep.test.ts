import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { openDatabase } from '#db'
import { newId } from '#lib'
import { openContexts, openVault } from '#profiles'
import { createDatabase } from '../../test/cluster.ts'

test('what a vendor lends is kept sealed, apart for each connection, and replaced or forgotten', async () => {
  await using made = await createDatabase()
  const database = openDatabase(made.connection, { size: 2 })
  await using _ = { [Symbol.asyncDispose]: () => database.close() }
  const contexts = openContexts({
    database,
    vault: openVault(randomBytes(32)),
    fetch,
    publicAddress: () => 'https://brand.example',
    now: Date.now,
  })
  const [workspaceId, id] = [newId(), newId()]
  const { signal } = new AbortController()
  const { keep, hook } = contexts({ workspaceId, id, settings: {} }, signal)
  const another = contexts({ workspaceId, id: newId(), settings: {} }, signal)
  assert.equal(hook, `https://brand.example/hooks/${id}`)
  assert.equal(await keep.read('token'), undefined)
  await keep.write('token', 'a token')
  await keep.write('token', 'a newer token')
  assert.deepEqual([await keep.read('token'), await another.keep.read('token')], ['a newer token', undefined])
  const [row] = await database.owner(tx => tx.query<{ sealed: Buffer }>('select sealed from connection_keeps'))
  assert.doesNotMatch(row!.sealed.toString('latin1'), /token/)
  await keep.write('token', undefined)
  assert.equal(await keep.read('token'), undefined)
})
