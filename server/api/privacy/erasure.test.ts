import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { newId } from '#lib'
import type { Counts, Erasure, FileCard, Page, ProfileKept, Row, SavedView, SearchPage } from '#protocol'
import { workspaceTables } from '../../../test/any-row.ts'
import { plainChannel } from '../../../test/plain-channel.ts'
import { until } from '../../../test/waits.ts'
import { createWorld, type TestWorld } from '../../../test/world.ts'

const mark = 'zanahoria'
const { can } = plainChannel()
const media = { document: { maxBytes: 1_000_000, types: ['text/plain'] } }
const withFiles = plainChannel({ can: { ...can, media, maxMedia: 1 } })

/** Where this stands in the database, as text or as bytes. */
async function rowsWith(world: TestWorld, word: string): Promise<string[]> {
  const tables = (await world.database.owner(workspaceTables)).map(({ name }) => name)
  const bytes = Buffer.from(word).toString('hex')
  const found: string[] = []
  for (const table of tables) {
    const rows = await world.database.owner(tx => tx.query<{ row: string }>(`select t::text as row from ${table} t`))
    for (const { row } of rows)
      if (row.includes(word) || row.includes(bytes)) found.push(`${table}: ${row.slice(0, 200)}`)
  }
  return found
}

const filesWith = (world: TestWorld, word: string): string[] =>
  globSync('files/**/*', { cwd: world.rooms.settings.folder }).filter(path => {
    try {
      return readFileSync(join(world.rooms.settings.folder, path)).includes(word)
    } catch {
      return false
    }
  })

test('whoever is forgotten is in no table, envelope, file, view or search any more, and what counted them counts on', async () => {
  await using world = await createWorld({ channels: [withFiles] })
  const { owner, clock } = world
  const profile = { channel: 'plain', name: 'Plain', function: 'service', language: 'es', settings: {} }
  const { connectionId } = await owner.post<ProfileKept>('/profiles', profile)
  let written = 0
  const writes = async (id: string, texts: readonly string[]): Promise<void> => {
    const events = texts.map(text => ({
      ...{
        kind: 'message',
        key: `m-${++written}`,
        externalId: `m-${written}`,
        text,
        visibility: 'private',
        profileKey: 'main',
      },
      ...{ lane: id, from: { id, name: id }, at: clock.now() - 1000 + written },
    }))
    await fetch(`${world.address}/hooks/${connectionId}`, { method: 'POST', body: JSON.stringify(events) })
  }
  const rows = async () => (await owner.get<Page<Row>>('/conversations?view=all')).rows
  await writes(mark, [`Soy ${mark}`, `Mi correo es ${mark}@correo.example`, 'Hola'])
  await writes('joan', ['Soy Joan', 'Hola'])
  await until(rows, found => found.length === 2)
  const view = await owner.post<SavedView>('/views', {
    ...{ name: 'Abiertas', isShared: true, sort: 'newest' },
    conditions: [{ field: 'status', operator: 'is', values: ['open'] }],
  })
  const talk = (await rows()).find(({ name }) => name === mark)!
  const headers = { 'content-type': 'application/octet-stream', 'x-name': `${mark}.txt` }
  const file = (await (
    await owner.fetch('/api/v1/files', { method: 'POST', headers, body: Buffer.from(`una ${mark} de texto plano`) })
  ).json()) as FileCard
  await owner.post(`/conversations/${talk.id}/messages`, {
    id: newId(),
    text: `Claro, ${mark}`,
    files: [file.id],
    visibility: 'private',
  })
  const finds = async () => (await owner.get<SearchPage>(`/search?q=${mark}&language=es`)).messages.length
  await until(finds, count => count > 0)
  await writes(mark, [`Gracias de ${mark}`])
  await until(
    () => owner.get<Counts>('/counts'),
    counts => counts.open === 2,
  )
  assert.ok((await rowsWith(world, mark)).length > 5)
  assert.equal(filesWith(world, mark).length, 1)

  const asked = await owner.post<Erasure>(`/customers/${talk.customerId}/erasure`)
  assert.deepEqual(asked.cases, [])
  await until(
    () => owner.fetch(`/api/v1/customers/${talk.customerId}`).then(({ status }) => status),
    status => status === 404,
  )
  await until(
    () => owner.get<Counts>('/counts'),
    counts => counts.open === 1,
  )
  await until(
    () => owner.get<Page<Row>>(`/conversations?view=${view.id}`),
    page => page.rows.length === 1,
  )
  await until(
    () => filesWith(world, mark),
    found => found.length === 0,
  )
  assert.equal(await finds(), 0)
  const left = await rowsWith(world, mark)
  // Single words that were ever written here, of nobody.
  assert.deepEqual(
    left.filter(row => !/^search_(words|doubts)/.test(row)),
    [],
  )
  const parked = await world.database.owner(tx => tx.query(`select * from parked_events`))
  assert.deepEqual(parked, [], 'no room stumbled')
  const [kept] = await rows()
  assert.equal(kept!.name, 'joan')
  await writes(mark, ['Soy otra vez yo'])
  await until(rows, found => found.length === 2)
  assert.notEqual(
    (await rows()).find(({ name }) => name === mark)!.customerId,
    talk.customerId,
    'whoever comes back is new',
  )
})
