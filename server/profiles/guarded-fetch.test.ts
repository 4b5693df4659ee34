import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { neverArrived } from '#channel'
import { openGuardedFetch, type GuardOptions } from '#profiles'
import { isPublicAddress } from './addresses.ts'

async function openPlace(listener: RequestListener) {
  const server = createServer(listener)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    named: `http://localhost:${port}`,
    [Symbol.asyncDispose]: () =>
      new Promise<void>(resolve => (server.close(() => resolve()), server.closeAllConnections())),
  }
}

function guard(options: Partial<GuardOptions> = {}) {
  const opened = openGuardedFetch({ isOpen: () => true, ...options })
  return { fetch: opened.fetch, [Symbol.dispose]: opened.close }
}

const causeOf = (code: string) => (error: unknown) => {
  assert.ok(error instanceof TypeError)
  assert.equal((error.cause as { code?: string }).code, code)
  return true
}

test('this machine and private networks are refused before anything is sent, by number or by name', async () => {
  let reached = 0
  await using place = await openPlace((_, answer) => void (reached++, answer.end()))
  using guarded = guard({ isOpen: isPublicAddress })
  const port = new URL(place.address).port
  for (const host of [
    '127.0.0.1',
    'localhost',
    '[::1]',
    '0x7f.1',
    '2130706433',
    '[::ffff:127.0.0.1]',
    '169.254.169.254',
    '10.0.0.1',
  ]) {
    await assert.rejects(
      guarded.fetch(`http://${host}:${port}/`),
      error => causeOf('address.private')(error) && neverArrived(error),
      host,
    )
  }
  assert.equal(reached, 0)
})

test('a redirect to a private address is not followed', async () => {
  for (const target of ['http://[::1]:1/', 'http://127.0.0.2:1/', '//10.0.0.1/']) {
    await using place = await openPlace((_, answer) => void answer.writeHead(302, { location: target }).end())
    using guarded = guard({ isOpen: address => address === '127.0.0.1' })
    await assert.rejects(guarded.fetch(place.address), causeOf('address.private'), target)
  }
})

test('a name that leads inside is refused', async () => {
  await using place = await openPlace((_, answer) => void answer.end('there'))
  using guarded = guard({ isOpen: address => address !== '127.0.0.1' })
  await assert.rejects(guarded.fetch(place.named), causeOf('address.private'))
})

test('only http and https are spoken', async () => {
  using guarded = guard()
  for (const address of ['file:///etc/passwd', 'ftp://example.com/', 'data:text/plain,x']) {
    await assert.rejects(guarded.fetch(address), causeOf('address.scheme'))
  }
})

test('it asks and answers as fetch does', async () => {
  await using place = await openPlace(async (request, answer) => {
    const body = (await request.toArray()).join('')
    answer.writeHead(201, { 'content-type': 'application/json', 'x-two': ['a', 'b'] })
    answer.end(
      JSON.stringify({
        method: request.method,
        url: request.url,
        type: request.headers['content-type'],
        length: request.headers['content-length'],
        body,
      }),
    )
  })
  using guarded = guard()
  const answer = await guarded.fetch(`${place.named}/path?q=1`, {
    method: 'POST',
    body: JSON.stringify({ a: 'ñ' }),
    headers: { 'content-type': 'application/json' },
  })
  assert.equal(answer.status, 201)
  assert.equal(answer.headers.get('x-two'), 'a, b')
  assert.deepEqual(await answer.json(), {
    method: 'POST',
    url: '/path?q=1',
    type: 'application/json',
    length: '10',
    body: '{"a":"ñ"}',
  })

  const form = new FormData()
  form.set('file', new Blob(['bytes']), 'name.txt')
  const sent = (await (await guarded.fetch(place.address, { method: 'POST', body: form })).json()) as {
    type: string
    body: string
  }
  assert.match(sent.type, /^multipart\/form-data; boundary=/)
  assert.match(sent.body, /filename="name.txt"[\s\S]*bytes/)
})

test('packed answers are unpacked', async () => {
  const packed = { gzip: gzipSync('packed'), br: brotliCompressSync('packed') }
  await using place = await openPlace((request, answer) => {
    const encoding = request.url!.slice(1) as 'gzip' | 'br'
    answer.writeHead(200, { 'content-encoding': encoding }).end(packed[encoding])
  })
  using guarded = guard()
  for (const encoding of ['gzip', 'br'])
    assert.equal(await (await guarded.fetch(`${place.address}/${encoding}`)).text(), 'packed')
})

test('an answer that is too large breaks off, also when it was packed small', async () => {
  const bomb = gzipSync(Buffer.alloc(100_000))
  await using place = await openPlace((request, answer) => {
    if (request.url === '/packed') answer.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)
    else answer.end(Buffer.alloc(100_000))
  })
  using guarded = guard({ maxBytes: 50_000 })
  for (const path of ['', '/packed']) {
    const answer = await guarded.fetch(place.address + path)
    await assert.rejects(answer.arrayBuffer(), { code: 'answer.too-large' })
  }
  using wider = guard({ maxBytes: 100_000 })
  assert.equal((await (await wider.fetch(place.address)).arrayBuffer()).byteLength, 100_000)
})

test('who does not answer in time is left, and so is one that stops in the middle', async () => {
  await using place = await openPlace((request, answer) => {
    if (request.url === '/half') answer.write('half')
  })
  using guarded = guard({ timeoutMs: 200 })
  await assert.rejects(guarded.fetch(place.address), { name: 'TimeoutError' })
  const half = await guarded.fetch(`${place.address}/half`)
  await assert.rejects(half.text())
})

test('who asked may give up', async () => {
  await using place = await openPlace(() => {})
  using guarded = guard()
  const leaving = new AbortController()
  const asked = guarded.fetch(place.address, { signal: leaving.signal })
  leaving.abort(new Error('gone'))
  await assert.rejects(asked, { message: 'gone' })
  await assert.rejects(guarded.fetch(place.address, { signal: AbortSignal.abort() }), { name: 'AbortError' })
})

test('redirects are followed as browsers do, but not for ever, and credentials stay at home', async () => {
  const seen: string[] = []
  await using other = await openPlace((request, answer) => {
    seen.push(`other ${request.method} ${request.headers.authorization ?? 'nobody'}`)
    answer.end('there')
  })
  await using place = await openPlace(async (request, answer) => {
    const body = (await request.toArray()).join('')
    seen.push(`${request.method} ${request.url} ${body}`)
    if (request.url === '/round') return void answer.writeHead(302, { location: '/round' }).end()
    if (request.url === '/posted') return void answer.writeHead(303, { location: '/got' }).end()
    if (request.url === '/kept') return void answer.writeHead(307, { location: '/got' }).end()
    if (request.url === '/away') return void answer.writeHead(302, { location: other.address }).end()
    answer.end('got')
  })
  using guarded = guard()
  const post = (path: string) =>
    guarded.fetch(place.address + path, { method: 'POST', body: 'x', headers: { authorization: 'me' } })
  for (const path of ['/posted', '/kept', '/away']) await (await post(path)).text()
  assert.deepEqual(seen, [
    'POST /posted x',
    'GET /got ',
    'POST /kept x',
    'POST /got x',
    'POST /away x',
    'other GET nobody',
  ])
  await assert.rejects(guarded.fetch(`${place.address}/round`), causeOf('redirects.too-many'))
  assert.equal((await guarded.fetch(`${place.address}/round`, { redirect: 'manual' })).status, 302)
})

test('a place that is not there says so, as fetch does', async () => {
  const place = await openPlace(() => {})
  await place[Symbol.asyncDispose]()
  using guarded = guard()
  await assert.rejects(guarded.fetch(place.address), error => causeOf('ECONNREFUSED')(error) && neverArrived(error))
})

test('what cannot be asked is refused without a word of the secrets in it', async () => {
  using guarded = guard()
  const key = 'first line\nsecond line'
  const asking = [
    () => guarded.fetch('https://vendor.example/', { headers: { authorization: `Bearer ${key}` } }),
    () => guarded.fetch(`https://[vendor/bot${key}/getMe`),
  ]
  for (const ask of asking) {
    await assert.rejects(ask, error => {
      assert.ok(error instanceof TypeError)
      assert.ok(!JSON.stringify([error.message, error.stack, error.cause]).includes('second line'))
      return causeOf('address.malformed')(error) && neverArrived(error)
    })
  }
})
