import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import sharp from 'sharp'
import { channels } from '#channels'
import { openDatabase, type Tx } from '#db'
import { day, hour, newId } from '#lib'
import { prepareJobs } from '#log'
import { openDirectory, openVault } from '#profiles'
import { createDatabase } from '../../test/cluster.ts'
import { openFiles } from './index.ts'
import { untilNight } from './sweep.ts'

const photo = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#a34' } })
  .png()
  .toBuffer()

async function openShelf() {
  const made = await createDatabase()
  const database = openDatabase(made.connection, { size: 2 })
  await prepareJobs(database)
  const folder = mkdtempSync(join(tmpdir(), 'sobremesa-shelf-'))
  const directory = await openDirectory(database, channels, openVault(randomBytes(32)))
  let at = Date.now()
  const files = openFiles(database, {
    ...{ folder, key: randomBytes(32), publicAddress: () => 'https://brand.example' },
    ...{ directory, contexts: () => assert.fail('nothing is fetched'), now: () => at },
  })
  const workspaceId = newId()
  const listed = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => join(folder, name))
  return {
    ...{ database, files, workspaceId },
    /** What lies on the disk, by name. */
    bytes: () =>
      listed()
        .filter(path => statSync(path).isFile())
        .map(path => path.slice(path.lastIndexOf('/') + 1))
        .toSorted(),
    pass: (ms: number) => void (at += ms),
    keep: (tx: Tx) => files.keep(tx, { workspaceId, name: 'foto.png', bytes: photo }),
    upload: () => database.app(workspaceId, tx => files.keep(tx, { workspaceId, name: 'foto.png', bytes: photo })),
    async [Symbol.asyncDispose]() {
      await database.close()
      await made[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true })
    },
  }
}

type Shelf = Awaited<ReturnType<typeof openShelf>>

/** A message with the file, as whoever writes it stores it. */
async function send({ database, workspaceId }: Shelf, file: string): Promise<string> {
  const id = newId()
  await database.app(workspaceId, tx =>
    tx.query(
      `insert into messages (workspace_id, id, conversation_id, identity_id, profile_id, direction, visibility, author_kind, kind, parts, at, received_at, state)
       values ($1, $2, $2, $2, $2, 'out', 'private', 'agent', 'image', $3, now(), now(), 'queued')`,
      [workspaceId, id, JSON.stringify([{ kind: 'image', file, name: 'foto.png' }])],
    ),
  )
  return id
}

test('a file that nobody sent goes after a day, with its small picture; one that was sent stays', async () => {
  await using shelf = await openShelf()
  const [unsent, sent] = [await shelf.upload(), await shelf.upload()]
  await shelf.files.thumbnail(unsent)
  await send(shelf, sent.id)
  shelf.pass(23 * hour)
  assert.deepEqual(await shelf.files.sweep(), { files: 0, bytes: 0 })
  assert.deepEqual(shelf.bytes(), [sent.id, unsent.id, `${unsent.id}.webp`].toSorted())
  shelf.pass(2 * hour)
  assert.deepEqual(await shelf.files.sweep(), { files: 1, bytes: 0 })
  assert.deepEqual(shelf.bytes(), [sent.id])
  const find = (id: string) => shelf.database.engine(tx => shelf.files.find(tx, shelf.workspaceId, id))
  assert.deepEqual([await find(unsent.id), (await find(sent.id))?.state], [undefined, 'ready'])
})

test('bytes whose transaction was rolled back go after a day, and what was never received whole', async () => {
  await using shelf = await openShelf()
  const kept = await shelf.upload()
  await send(shelf, kept.id)
  const rolledBack = shelf.database.app(shelf.workspaceId, async tx => {
    await shelf.keep(tx)
    throw new Error('no')
  })
  await assert.rejects(rolledBack, /no/)
  await shelf.files.receive({ workspaceId: shelf.workspaceId, name: 'a.png', bytes: photo })
  assert.equal(shelf.bytes().length, 3)
  shelf.pass(hour)
  assert.deepEqual(await shelf.files.sweep(), { files: 0, bytes: 0 })
  shelf.pass(day)
  assert.deepEqual(await shelf.files.sweep(), { files: 0, bytes: 1 })
  assert.deepEqual(shelf.bytes(), [kept.id])
})

test('a message that is taken back or deleted lets its file go; an edit does not', async () => {
  await using shelf = await openShelf()
  const files = [await shelf.upload(), await shelf.upload(), await shelf.upload()]
  const [back, deleted, edited] = await Promise.all(files.map(file => send(shelf, file.id)))
  await shelf.database.engine(async tx => {
    await tx.query(`delete from messages where workspace_id = $1 and id = $2`, [shelf.workspaceId, back])
    const write = `update messages set parts = $3 where workspace_id = $1 and id = $2`
    await tx.query(write, [shelf.workspaceId, deleted, null])
    await tx.query(write, [shelf.workspaceId, edited, '[]'])
  })
  shelf.pass(2 * day)
  assert.deepEqual(await shelf.files.sweep(), { files: 2, bytes: 0 })
  assert.deepEqual(shelf.bytes(), [files[2]!.id])
})

test('bytes stay where the database knows nothing of their brand', async () => {
  await using shelf = await openShelf()
  const file = await shelf.upload()
  await shelf.database.engine(tx => tx.query(`delete from files where workspace_id = $1`, [shelf.workspaceId]))
  shelf.pass(2 * day)
  assert.deepEqual(await shelf.files.sweep(), { files: 0, bytes: 0 })
  assert.deepEqual(shelf.bytes(), [file.id])
})

test('media whose job is gone are ordered anew', async () => {
  await using shelf = await openShelf()
  const id = newId()
  const part = { kind: 'image', ref: { url: 'https://vendor.example/a' } } as const
  const names = { workspaceId: shelf.workspaceId, connectionId: newId(), conversationId: newId(), messageId: newId() }
  await shelf.database.engine(tx => shelf.files.expect(tx, { ...names, id, part }))
  const jobs = `select attempts from jobs.jobs where key = 'files.fetch:${id}'`
  await shelf.database.owner(tx => tx.query(`delete from jobs._private_jobs`))
  shelf.pass(2 * day)
  await shelf.files.sweep()
  assert.deepEqual(await shelf.database.owner(tx => tx.query(jobs)), [{ attempts: 0 }])
})

test('the night begins at three', () => {
  const at = (time: string) => Date.parse(`2026-11-22T${time}Z`)
  assert.deepEqual([at('02:00:00'), at('03:00:00'), at('04:30:00')].map(untilNight), [hour, day, 22.5 * hour])
})
