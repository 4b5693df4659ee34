import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import type { Colleague, Me } from '#protocol'
import { createWorld } from '../../../test/world.ts'
import type { Client } from '../../../test/world-client.ts'

const photo = (background: string) =>
  sharp({ create: { width: 800, height: 400, channels: 3, background } })
    .jpeg()
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '41/1 23/1 0/1' } })
    .toBuffer()

async function show(who: Client, bytes: Buffer | string) {
  const headers = { 'content-type': 'application/octet-stream' }
  const answer = await who.fetch('/api/v1/me/picture', { method: 'PUT', headers, body: Buffer.from(bytes) })
  return { status: answer.status, body: (await answer.json()) as Me & { code: string } }
}

test('a person’s picture is a small square that tells nothing else, under an address that nobody guesses', async () => {
  await using world = await createWorld()
  const lucia = await world.person('agent')
  const first = await show(lucia, await photo('#a34'))
  assert.equal(first.status, 200)
  const address = first.body.person.picture!
  assert.match(address, /^\/portraits\/[\w-]{22}\.webp$/)
  const given = await fetch(world.address + address)
  const headers = ['content-type', 'cache-control', 'cross-origin-resource-policy'].map(each => given.headers.get(each))
  assert.deepEqual(headers, ['image/webp', 'public, max-age=31536000, immutable', 'cross-origin'])
  const bytes = Buffer.from(await given.arrayBuffer())
  const { width, height, format, exif } = await sharp(bytes).metadata()
  assert.deepEqual({ width, height, format, exif }, { width: 192, height: 192, format: 'webp', exif: undefined })
  const seen = async () =>
    (await world.owner.get<Colleague[]>('/people')).find(({ id }) => id === lucia.personId)?.picture
  assert.equal(await seen(), address)

  const second = (await show(lucia, await photo('#3a4'))).body.person.picture!
  assert.equal(await seen(), second)
  const status = async (path: string) => (await fetch(world.address + path)).status
  assert.deepEqual([await status(address), await status(second)], [404, 200])
  const answer = await lucia.fetch('/api/v1/me/picture', { method: 'DELETE' })
  assert.equal(((await answer.json()) as Me).person.picture, null)
  assert.deepEqual([await status(second), await seen()], [404, null])
})

test('what is no picture, or a drawing that may hold scripts, is refused and changes nothing', async () => {
  await using world = await createWorld()
  const whole = await photo('#a34')
  const { picture } = (await show(world.owner, whole)).body.person
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
  for (const bytes of ['hola', '', svg, whole.subarray(0, 200)]) {
    const { status, body } = await show(world.owner, bytes)
    assert.deepEqual([status, body.code], [422, 'picture.unreadable'])
  }
  const me = await world.owner.get<Me>('/me')
  assert.equal(me.person.picture, picture)
})
