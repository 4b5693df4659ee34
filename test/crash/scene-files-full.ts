/** The disk of the files is full: told, nothing half-written, fetched later. Run by small-disk.ts with the path of the disk. */
import assert from 'node:assert/strict'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { FaultBody, FileCard, Message, Page, Row } from '#protocol'
import sharp from 'sharp'
import { createDatabase } from '../cluster.ts'
import { openApiClient } from '../vendors/api-client.ts'
import { fill } from './ballast.ts'
import { openConsole } from './console.ts'
import { openMediaServer } from './media-server.ts'
import { openScene, secret } from './stage.ts'

const disk = process.argv[2]!
const photo = await sharp({ create: { width: 700, height: 700, channels: 3, background: '#000', noise: noise() } })
  .png()
  .toBuffer()

await using customerSide = await openApiClient({ secret })
await using media = await openMediaServer()
await using place = await createDatabase()
await using scene = await openScene(place.connection, { within: disk })
const { owner, folder, victim, hook } = scene
const files = join(folder, 'files')

const upload = (bytes: Buffer, headers: Record<string, string> = { 'content-type': 'image/png', 'x-name': 'a.png' }) =>
  owner.fetch('/api/v1/files', { method: 'POST', headers, body: bytes as never })
const kept = () =>
  readdirSync(files, { recursive: true, encoding: 'utf8' }).filter(name => statSync(join(files, name)).isFile())

const before = await upload(photo)
assert.equal(before.status, 201)
const known = kept()
let makeRoom = fill(disk, 256 * 1024)

for (const bytes of [photo, Buffer.concat(Array.from({ length: 20 }, () => photo))]) {
  const refused = await upload(bytes)
  assert.equal(refused.status, 507)
  assert.equal(((await refused.json()) as FaultBody).code, 'disk.full')
}
const form = new FormData()
form.set('file', new Blob([photo, photo]), 'b.png')
const asForm = await owner.fetch('/api/v1/files', { method: 'POST', body: form })
assert.equal(asForm.status, 507)
assert.deepEqual(kept(), known, 'something half-written stays')

media.give(photo)
using console = await openConsole(owner)
const brought = customerSide.write([
  { type: 'message', id: 'photo', from: { id: 'p', name: 'Foto' }, text: '1', parts: [media.part] },
])
assert.equal((await fetch(`${victim.address}${hook}`, { method: 'POST', ...brought })).status, 200)
let row: Row | undefined
while (!row) row = (await owner.get<Page<Row>>('/conversations?view=all')).rows[0]
const pictureIn = (messages: readonly Message[]): FileCard | undefined =>
  messages.flatMap(({ parts }) => parts.flatMap(part => (part.kind === 'image' ? [part.file] : [])))[0]
const shown = async () => pictureIn((await owner.get<Page<Message>>(`/conversations/${row.id}/messages`)).rows)

console.open(row.id)
const waits = console.next(frame => pictureIn(frame.messages)?.failure === 'no-room-yet')
if ((await shown())?.failure !== 'no-room-yet') await waits
assert.equal((await shown())?.state, 'pending')
assert.deepEqual(kept(), known, 'something half-written stays')

const comes = console.next(frame => pictureIn(frame.messages)?.state === 'ready')
makeRoom()
assert.equal((await upload(photo)).status, 201)
const told = pictureIn((await comes).messages)!
assert.equal(told.failure, null)
const bytes = Buffer.from(await (await owner.fetch(told.address!)).arrayBuffer())
assert.ok(bytes.equals(photo))

makeRoom = fill(disk)
assert.equal((await fetch(`${victim.address}/readyz`)).status, 200)
assert.equal((await owner.fetch(told.address!)).status, 200)
makeRoom()

function noise() {
  return { type: 'gaussian', mean: 128, sigma: 60 } as const
}
