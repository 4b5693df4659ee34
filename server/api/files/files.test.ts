import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import type { FileCard } from '#protocol'
import { createWorld, type TestWorld } from '../../../test/world.ts'

const photo = await sharp({ create: { width: 800, height: 400, channels: 3, background: '#a34' } })
  .jpeg()
  .toBuffer()
/** A WAV by its first bytes. */
const sound = Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt ', 'latin1'), Buffer.alloc(984, 7)])

type Upload = { name?: string; type?: string; as?: TestWorld['owner'] }

async function upload(
  world: TestWorld,
  bytes: Buffer | string,
  { name = 'foto.jpg', type = 'application/octet-stream', as = world.owner }: Upload = {},
) {
  const headers = { 'content-type': type, 'x-name': encodeURIComponent(name) }
  const answer = await as.fetch('/api/v1/files', { method: 'POST', headers, body: Buffer.from(bytes) })
  return { status: answer.status, card: (await answer.json()) as FileCard & { code: string } }
}

test('a photo that an agent brings is what its bytes are, and has a small picture', async () => {
  await using world = await createWorld()
  const agent = await world.person('agent')
  const { status, card } = await upload(world, photo, { name: 'La mesa 🍷.txt', type: 'text/plain', as: agent })
  const { id, address, thumbnail, ...known } = card
  assert.deepEqual(
    [status, known],
    [
      201,
      {
        name: 'La mesa 🍷.txt',
        type: 'image/jpeg',
        size: photo.length,
        state: 'ready',
        width: 800,
        height: 400,
        failure: null,
      },
    ],
  )
  const whole = await agent.fetch(address!)
  assert.deepEqual(Buffer.from(await whole.arrayBuffer()), photo)
  const small = await agent.fetch(thumbnail!)
  const { width, height, format } = await sharp(Buffer.from(await small.arrayBuffer())).metadata()
  assert.deepEqual({ width, height, format }, { width: 320, height: 160, format: 'webp' })
  assert.ok(id)
})

test('the file of a form is taken too', async () => {
  await using world = await createWorld()
  const form = new FormData()
  form.append('note', 'ignored')
  form.append('file', new Blob([photo], { type: 'image/png' }), 'mesa.jpg')
  const answer = await world.owner.fetch('/api/v1/files', { method: 'POST', body: form })
  const { name, type, size } = (await answer.json()) as FileCard
  assert.deepEqual(
    [answer.status, { name, type, size }],
    [201, { name: 'mesa.jpg', type: 'image/jpeg', size: photo.length }],
  )
})

test('what a browser would run is given as bytes to keep', async () => {
  await using world = await createWorld()
  const active: [string, string, string][] = [
    ['hola.html', '<!DOCTYPE html><script>alert(1)</script>', 'text/html'],
    ['dibujo.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'image/svg+xml'],
    ['datos.xml', '<?xml version="1.0"?><x:html xmlns:x="http://www.w3.org/1999/xhtml"/>', 'application/xml'],
    ['nota.txt', 'Buenos días', 'text/plain'],
  ]
  for (const [name, text, type] of active) {
    const { card } = await upload(world, text, { name, type })
    const answer = await world.owner.fetch(card.address!, { method: 'HEAD' })
    const {
      'content-type': given,
      'content-disposition': how,
      'x-content-type-options': sniffing,
      'content-security-policy': policy,
    } = Object.fromEntries(answer.headers)
    assert.deepEqual(
      [given, how, sniffing],
      ['application/octet-stream', `attachment; filename="${name}"; filename*=UTF-8''${name}`, 'nosniff'],
      name,
    )
    assert.match(policy!, /default-src 'none';.*sandbox/)
    assert.equal(card.thumbnail, null)
  }
})

test('pictures, sound and film are shown; a PDF is handed over as one', async () => {
  await using world = await createWorld()
  const how = async (bytes: Buffer, name: string) => {
    const { card } = await upload(world, bytes, { name })
    const { headers } = await world.owner.fetch(card.address!, { method: 'HEAD' })
    return [headers.get('content-type'), headers.get('content-disposition')!.split(';')[0]]
  }
  assert.deepEqual(await how(photo, 'a.jpg'), ['image/jpeg', 'inline'])
  assert.deepEqual(await how(sound, 'a.wav'), ['audio/wav', 'inline'])
  assert.deepEqual(await how(Buffer.from('%PDF-1.7\n1 0 obj'), 'a.pdf'), ['application/pdf', 'attachment'])
})

test('a name cannot add headers or lead elsewhere', async () => {
  await using world = await createWorld()
  const { card } = await upload(world, 'Hola', { name: '../../etc/"a\r\nx: y" \u202Egnp.txt' })
  assert.equal(card.name, '"ax: y" gnp.txt')
  const { headers } = await world.owner.fetch(card.address!, { method: 'HEAD' })
  assert.equal(
    headers.get('content-disposition'),
    `attachment; filename="_ax: y_ gnp.txt"; filename*=UTF-8''%22ax%3A%20y%22%20gnp.txt`,
  )
})

test('a player may ask for stretches', async () => {
  await using world = await createWorld()
  const { card } = await upload(world, sound, { name: 'voz.wav' })
  const ask = async (range: string, more: Record<string, string> = {}) => {
    const answer = await world.owner.fetch(card.address!, { headers: { range, ...more } })
    const bytes = Buffer.from(await answer.arrayBuffer())
    return [answer.status, answer.headers.get('content-range'), bytes.length] as const
  }
  assert.deepEqual(await ask('bytes=0-9'), [206, 'bytes 0-9/1000', 10])
  assert.deepEqual(await ask('bytes=990-'), [206, 'bytes 990-999/1000', 10])
  assert.deepEqual(await ask('bytes=-5'), [206, 'bytes 995-999/1000', 5])
  assert.deepEqual(await ask('bytes=990-5000'), [206, 'bytes 990-999/1000', 10])
  assert.deepEqual(await ask('bytes=1000-'), [416, 'bytes */1000', 0])
  assert.deepEqual(await ask('bytes=0-1,5-6'), [200, null, 1000])
  assert.deepEqual(await ask('bytes=0-9', { 'if-range': '"another"' }), [200, null, 1000])
  const whole = await world.owner.fetch(card.address!)
  const again = await world.owner.fetch(card.address!, { headers: { 'if-none-match': whole.headers.get('etag')! } })
  assert.deepEqual([whole.headers.get('accept-ranges'), again.status], ['bytes', 304])
})

test('another brand, a stranger, and a key that may only read', async () => {
  await using world = await createWorld()
  const { card } = await upload(world, photo)
  const { owner: other } = await world.anotherBrand()
  const statuses = [
    await other.fetch(card.address!),
    await other.fetch(card.thumbnail!),
    await world.stranger.fetch(card.address!),
  ]
  assert.deepEqual(
    statuses.map(each => each.status),
    [404, 404, 401],
  )
  assert.equal((await upload(world, photo, { as: world.stranger })).status, 401)
  const { secret } = await world.owner.post<{ secret: string }>('/keys', { name: 'Lector', scopes: ['read'] })
  const asKey = { authorization: `Bearer ${secret}` }
  const reading = await world.stranger.fetch(card.address!, { headers: asKey })
  const writing = await world.stranger.fetch('/api/v1/files', {
    method: 'POST',
    headers: { ...asKey, 'content-type': 'image/jpeg' },
    body: photo,
  })
  assert.deepEqual([reading.status, writing.status], [200, 403])
})

test('nothing, programs and what is too large are refused in words', async () => {
  await using world = await createWorld()
  const codeOf = async (bytes: Buffer | string, name: string) => {
    const { status, card } = await upload(world, bytes, { name })
    return [status, card.code]
  }
  assert.deepEqual(await codeOf('', 'nada.txt'), [422, 'file.empty'])
  assert.deepEqual(await codeOf('MZ\u0090\0'.padEnd(200, '\0'), 'foto.jpg'), [422, 'file.program'])
  assert.deepEqual(await codeOf('Hola', 'foto.jpg.exe'), [422, 'file.program'])
  const large = Buffer.concat([photo, Buffer.alloc(25 * 1024 * 1024)])
  assert.deepEqual(await codeOf(large, 'grande.jpg'), [413, 'file.too-large'])
})

test('who serves two brands opens the files of each as a browser does, without a header', async () => {
  await using world = await createWorld()
  const { card } = await upload(world, photo)
  const second = await world.owner.post<{ id: string }>('/workspaces', {
    ...{ name: 'Otra marca', website: '', timeZone: 'Europe/Madrid', language: 'es', color: '#43212f' },
  })
  const open = (path: string) => fetch(`${world.address}${path}`, { headers: { cookie: world.owner.cookie } })
  assert.equal((await open(card.address!)).status, 200)
  assert.equal((await open(card.thumbnail!)).status, 200)
  const elsewhere = card.address!.replace(world.workspaceId, second.id)
  assert.deepEqual([(await open(elsewhere)).status, (await open(`/api/v1/files/${card.id}`)).status], [404, 400])
})

test('an address that we signed opens one file, on other sites too, for its time', async () => {
  await using world = await createWorld()
  const { card } = await upload(world, photo)
  const { card: another } = await upload(world, sound, { name: 'voz.wav' })
  const { files } = world.rooms
  const name = { workspaceId: world.workspaceId, id: card.id }
  const address = files.address(name, world.clock.now() + 60_000)
  const small = files.address(name, world.clock.now() + 60_000, 'thumbnail')
  assert.ok(address.startsWith(`${world.address}/files/`))
  const opened = await fetch(address)
  assert.deepEqual(
    [opened.status, opened.headers.get('cross-origin-resource-policy'), (await opened.arrayBuffer()).byteLength],
    [200, 'cross-origin', photo.length],
  )
  assert.equal((await fetch(small)).headers.get('content-type'), 'image/webp')
  const { workspaceId: foreign } = await world.anotherBrand()
  const forged = [
    address.replace(card.id, another.id),
    address.replace(world.workspaceId, foreign),
    address.replace(/until=\d+/, 'until=9999999999999'),
    address.replace(/signature=.{4}/, 'signature=AAAA'),
  ]
  assert.deepEqual(
    (await Promise.all(forged.map(each => fetch(each)))).map(each => each.status),
    [404, 404, 404, 404],
  )
  world.clock.advance(2 * 3_600_000)
  assert.equal((await fetch(address)).status, 404)
})
