import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import type { Who } from '#accounts'
import { type Database, openDatabase } from '#db'
import { newId } from '#lib'
import { openReader } from '#log'
import { addProfile, followChanges, openDirectory, openVault } from '#profiles'
import { createDatabase } from '../../test/cluster.ts'
import { lantern } from '../../test/lantern.ts'

const channels = new Map([['lantern', lantern()]])
const vault = openVault(randomBytes(32))
const settings = { number: '1', token: 'tk-0123456789abcd' }
const faro = { channel: 'lantern', name: 'Faro', function: 'service', language: 'es', settings } as const

async function openRoom() {
  const made = await createDatabase()
  const database = openDatabase(made.connection, { size: 3 })
  const who = (workspaceId: string): Who => ({ kind: 'machine', workspaceId })
  return {
    database,
    add: (workspaceId = newId()) =>
      database.app(workspaceId, tx => addProfile(tx, who(workspaceId), faro, { channels, vault, now: Date.now() })),
    async [Symbol.asyncDispose]() {
      await database.close()
      await made[Symbol.asyncDispose]()
    },
  }
}

test('the directory holds the connections of all workspaces, each with its own', async () => {
  await using room = await openRoom()
  const [one, other] = [newId(), newId()]
  const first = await room.add(one)
  await room.add(other)
  const directory = await openDirectory(room.database, channels, vault)
  assert.deepEqual(
    directory
      .all()
      .map(each => each.workspaceId)
      .toSorted(),
    [one, other].toSorted(),
  )
  assert.equal(directory.find(first.connectionId)!.workspaceId, one)
  assert.equal(directory.find(newId()), undefined)
})

test('what another process changes is found once the log has told it', async () => {
  await using room = await openRoom()
  const stop = new AbortController()
  const failed = (error: unknown) => assert.fail(String(error))
  const reader = await openReader(room.database, stop.signal, failed)
  const directory = await openDirectory(room.database, channels, vault)
  const reloaded = Promise.withResolvers<void>()
  const watched = { ...directory, reload: () => directory.reload().then(() => reloaded.resolve()) }
  const following = followChanges(watched, reader, reader.head, stop.signal, failed)
  const { connectionId } = await room.add()
  await reloaded.promise
  assert.ok(directory.find(connectionId))
  stop.abort()
  await following
})

test('reloading once for all who ask finds what was there when the last one asked', async () => {
  await using room = await openRoom()
  const directory = await openDirectory(room.database, channels, vault)
  const all = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const { connectionId } = await room.add()
      await directory.reload()
      return directory.find(connectionId) !== undefined
    }),
  )
  assert.ok(all.every(Boolean))
})

test('a reading that took long does not undo a later one', async () => {
  await using room = await openRoom()
  const slow = Promise.withResolvers<void>()
  let readings = 0
  const { engine } = room.database
  const database: Database = {
    ...room.database,
    async engine(work) {
      const found = await engine(work)
      if (++readings === 2) await slow.promise
      return found
    },
  }
  const directory = await openDirectory(database, channels, vault)
  const first = directory.reload()
  await engine(tx => tx.query('select 1'))
  const { connectionId } = await room.add()
  const second = directory.reload()
  await openDirectory(room.database, channels, vault)
  slow.resolve()
  await Promise.all([first, second])
  assert.ok(directory.find(connectionId))
})

test('one connection that cannot be read takes no other with it', async () => {
  await using room = await openRoom()
  const broken = await room.add()
  const whole = await room.add()
  await room.database.owner(tx =>
    tx.query(`update connections set secrets = decode('00', 'hex') where id = $1`, [broken.connectionId]),
  )
  const faults: unknown[] = []
  const directory = await openDirectory(room.database, channels, vault, error => faults.push(error))
  assert.deepEqual(
    directory.all().map(each => each.id),
    [whole.connectionId],
  )
  assert.deepEqual(
    faults.map(each => (each as { code: string }).code),
    ['vault.other-key'],
  )
  const without = await openDirectory(room.database, new Map(), vault)
  assert.deepEqual(without.all(), [])
})
