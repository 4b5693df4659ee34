import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import sharp from 'sharp'
import type { CustomerCard, ProfileKept } from '#protocol'
import { openApiClient } from '../../../test/vendors/api-client.ts'
import { heardRead } from '../../../test/visitor.ts'
import { createWorld, type WorldOptions } from '../../../test/world.ts'

const photo = (background: string) =>
  sharp({ create: { width: 900, height: 600, channels: 3, background } })
    .jpeg()
    .toBuffer()

/** A platform that keeps pictures of people; counts who asks. */
async function openPlatform(answer: RequestListener) {
  let asked = 0
  const server = createServer((request, response) => {
    asked++
    answer(request, response)
  })
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    asked: () => asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

/** A brand to which customers write with their pictures. */
async function openBrand(options: WorldOptions = {}) {
  const secret = 'the secret of this test'
  await using opened = new AsyncDisposableStack()
  const client = opened.use(await openApiClient({ secret }))
  const world = opened.use(await createWorld(options))
  const settings = { secret, target: client.target, lookup: 'no' }
  const profile = { channel: 'api', name: 'Urraca Tienda', function: 'store', language: 'es', settings }
  const { connectionId } = await world.owner.post<ProfileKept>('/profiles', profile)
  const all = opened.move()
  let said = 0
  return {
    world,
    /** Marta writes, and the platform says where her picture is; gives the address under which the desk has it. */
    async writes(picture: string) {
      const read = heardRead(world)
      const event = { type: 'message', id: `m-${++said}`, thread: 'marta', text: 'Hola' }
      const from = { id: 'marta', name: 'Marta', picture }
      const sent = { method: 'POST', ...client.write([{ ...event, from }]) }
      assert.equal((await fetch(`${world.address}/hooks/${connectionId}`, sent)).status, 200)
      const { conversationId } = await read
      const { customerId } = await world.owner.get<{ customerId: string }>(`/conversations/${conversationId}`)
      return (await world.owner.get<CustomerCard>(`/customers/${customerId}`)).identities[0]!.picture!
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  }
}

test('the picture of a customer is fetched by the server alone, once, and is a small square', async () => {
  const [red, blue] = [await photo('#c33'), await photo('#33c')]
  await using platform = await openPlatform((request, response) => response.end(request.url === '/red' ? red : blue))
  await using brand = await openBrand()
  const address = await brand.writes(`${platform.address}/red`)
  assert.match(address, /^\/api\/v1\/identities\//)
  const looks = await Promise.all([address, address, address].map(each => brand.world.owner.fetch(each)))
  assert.deepEqual(
    looks.map(({ status }) => status),
    [200, 200, 200],
  )
  const square = await sharp(Buffer.from(await looks[0]!.arrayBuffer())).metadata()
  assert.deepEqual([square.format, square.width, square.height], ['webp', 192, 192])
  assert.equal((await brand.world.owner.fetch(address)).status, 200)
  assert.equal(platform.asked(), 1)
  const another = await brand.writes(`${platform.address}/blue`)
  assert.notEqual(another, address)
  assert.equal((await brand.world.owner.fetch(another)).status, 200)
  assert.equal(platform.asked(), 2)
})

test('what is no picture, too large, or not there leaves initials, and is not asked for at each look', async () => {
  await using platform = await openPlatform((request, response) => {
    if (request.url === '/gone') return void response.writeHead(410).end()
    response.writeHead(200, { 'content-type': 'image/png' })
    if (request.url === '/page') return void response.end('<script>alert(1)</script>')
    const piece = Buffer.alloc(1_000_000)
    const pour = (): void => {
      while (!response.destroyed && response.write(piece));
      if (!response.destroyed) response.once('drain', pour)
    }
    pour()
  })
  await using brand = await openBrand()
  let address = ''
  for (const [at, path] of ['gone', 'page', 'huge'].entries()) {
    address = await brand.writes(`${platform.address}/${path}`)
    for (let look = 0; look < 3; look++) assert.equal((await brand.world.owner.fetch(address)).status, 404)
    assert.equal(platform.asked(), at + 1, path)
  }
  brand.world.clock.advance(7 * 3_600_000)
  assert.equal((await brand.world.owner.fetch(address)).status, 404)
  assert.equal(platform.asked(), 4)
})

test('an address that leads inside is not called, neither at once nor round a corner', async () => {
  await using platform = await openPlatform(async (_, response) => void response.end(await photo('#c33')))
  await using brand = await openBrand({ allowsPrivateAddresses: false })
  for (const inside of [platform.address, 'file:///etc/passwd', 'http://[::1]/', 'nonsense'])
    assert.equal((await brand.world.owner.fetch(await brand.writes(inside))).status, 404)
  assert.equal(platform.asked(), 0)
})

test('whom an agent does not reach has no picture for them either', async () => {
  await using platform = await openPlatform(async (_, response) => void response.end(await photo('#c33')))
  await using brand = await openBrand()
  const address = await brand.writes(`${platform.address}/marta`)
  const limited = await brand.world.person('agent')
  await brand.world.owner.patch(`/people/${limited.personId}`, { sees: 'own' })
  assert.equal((await limited.fetch(address)).status, 404)
  assert.equal((await brand.world.person('agent').then(who => who.fetch(address))).status, 200)
})
