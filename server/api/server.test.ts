import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import { newId } from '#lib'
import type { FaultBody } from '#protocol'
import { createWorld, type TestWorld } from '../../test/world.ts'

let world: TestWorld
const webFolder = mkdtempSync(join(tmpdir(), 'sobremesa-web-'))

before(async () => {
  mkdirSync(join(webFolder, 'assets'))
  writeFileSync(join(webFolder, 'index.html'), '<!doctype html><title>Sobremesa</title>')
  writeFileSync(join(webFolder, 'assets', 'main-abc123.js'), 'export {}')
  writeFileSync(join(webFolder, 'assets', 'main-abc123.js.gz'), gzipSync('export {}'))
  world = await createWorld({ webFolder, metricsToken: 'measure-me' })
})
after(async () => {
  await world[Symbol.asyncDispose]()
  rmSync(webFolder, { recursive: true })
})

const json = { 'content-type': 'application/json' }
const bodyOf = async (answer: Response) => (await answer.json()) as FaultBody
const apiRoutes = () => world.app.everyRoute.filter(({ url }) => url.startsWith('/api/v1'))

test('every route of the API says what it takes and what it answers', () => {
  const isZod = (schema: unknown) => schema instanceof z.ZodType
  for (const { method, url, schema } of apiRoutes()) {
    const answers = Object.values((schema?.response ?? {}) as Record<string, unknown>)
    const what = `${String(method)} ${url}`
    assert.ok(answers.length > 0 && answers.every(each => isZod(each) || isRaw(each)), `${what} has no answer`)
    assert.ok(!url.includes(':') || isZod(schema?.params), `${what} has no params`)
    assert.ok((schema as { summary?: string })?.summary, `${what} has no summary`)
  }
})

/** Files and the like: described by their content type. */
const isRaw = (schema: unknown) => typeof schema === 'object' && schema !== null && 'content' in schema

test('every route of the API asks who it is, but for those that are open', async () => {
  const open = apiRoutes().filter(({ config }) => config?.asksFor === 'nobody')
  assert.deepEqual([...new Set(open.map(({ url }) => url))].toSorted(), [
    '/api/v1/installation',
    '/api/v1/joining/:token',
    '/api/v1/sign-in',
    '/api/v1/sign-out',
    '/api/v1/vendor-sign-ins/return/:channel',
    '/api/v1/vendor-sign-ins/sorry.css',
  ])
  for (const { method, url, config } of apiRoutes()) {
    if (config?.asksFor === 'nobody' || method === 'HEAD') continue
    const answer = await world.stranger.fetch(url.replaceAll(/:\w+/g, newId()), {
      method: String(method),
      headers: json,
      ...(method === 'GET' ? {} : { body: '{}' }),
    })
    assert.equal(answer.status, 401, `${String(method)} ${url}`)
  }
})

test('what changes something by cookie has to come from a page of ours', async () => {
  const change = (headers: Record<string, string>) =>
    fetch(`${world.address}/api/v1/me`, {
      method: 'PATCH',
      body: '{}',
      headers: { ...json, cookie: world.owner.cookie, ...headers },
    })
  assert.equal((await change({ origin: world.address })).status, 200)
  for (const headers of [
    {},
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: `${world.address}.evil.example` },
  ]) {
    const answer = await change(headers)
    assert.deepEqual([answer.status, (await bodyOf(answer)).code], [403, 'origin.other'])
  }
  const read = await fetch(`${world.address}/api/v1/me`, { headers: { cookie: world.owner.cookie } })
  assert.equal(read.status, 200)
  const signIn = await fetch(`${world.address}/api/v1/sign-in`, {
    method: 'POST',
    headers: { ...json, origin: 'https://evil.example' },
    body: '{"email":"a","password":"b"}',
  })
  assert.equal(signIn.status, 403, 'nobody is signed in as somebody else by another page')
})

test('what is wrong with a request is said as a fault, field by field', async () => {
  const answer = await world.owner.fetch('/api/v1/keys', {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ name: 'x'.repeat(121), scopes: ['fly'] }),
  })
  assert.deepEqual(
    [answer.status, await bodyOf(answer)],
    [
      400,
      {
        code: 'invalid',
        values: {},
        fields: [
          { field: 'name', code: 'too-long' },
          { field: 'scopes.0', code: 'malformed' },
        ],
      },
    ],
  )
  const missing = await world.owner.fetch('/api/v1/keys', {
    method: 'POST',
    headers: json,
    body: '{"scopes":["read"]}',
  })
  assert.deepEqual((await bodyOf(missing)).fields, [{ field: 'name', code: 'missing' }])
})

test('what cannot be read at all has its own codes', async () => {
  const post = async (body: string, type = 'application/json') => {
    const answer = await world.owner.fetch('/api/v1/keys', { method: 'POST', headers: { 'content-type': type }, body })
    return [answer.status, (await bodyOf(answer)).code]
  }
  assert.deepEqual(await post('{'), [400, 'invalid'])
  assert.deepEqual(await post('<x/>', 'text/xml'), [415, 'not-json'])
  assert.deepEqual(await post(`"${'x'.repeat(1024 * 1024)}"`), [413, 'too-large'])
  const badAddress = await world.owner.fetch('/api/v1/people/%E0%A4%A', { method: 'DELETE' })
  assert.equal(badAddress.status, 400)
  for (const path of ['/api/v1/nothing', '/api/nothing', '/hooks', '/nothing']) {
    const answer = await world.owner.fetch(path)
    assert.deepEqual([answer.status, (await bodyOf(answer)).code], [404, 'not-found'], path)
  }
})

test('a fault that nobody foresaw tells its number and nothing else', async () => {
  await using own = await createWorld()
  await own.database.owner(tx => tx.query(`alter table api_keys rename to lost`))
  const answer = await own.owner.fetch('/api/v1/keys')
  const body = await bodyOf(answer)
  assert.deepEqual([answer.status, body.code, Object.keys(body.values)], [500, 'unexpected', ['id']])
})

test('answers are locked for other sites and never kept', async () => {
  const { headers } = await world.owner.fetch('/api/v1/me')
  assert.equal(headers.get('content-security-policy'), "default-src 'none'; frame-ancestors 'none'")
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
  assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin')
  assert.equal(headers.get('access-control-allow-origin'), null)
  assert.equal(headers.get('cache-control'), 'no-store')
  assert.equal(headers.get('strict-transport-security'), null)
})

test('the console is one page at every address of its own; its files stay, the page is asked for anew', async () => {
  for (const path of ['/', '/inbox/mine', '/join/abc']) {
    const page = await world.stranger.fetch(path, { headers: { accept: 'text/html,*/*' } })
    assert.equal(page.status, 200, path)
    assert.match(await page.text(), /<title>Sobremesa/)
    assert.equal(page.headers.get('cache-control'), 'no-cache')
    const policy = page.headers.get('content-security-policy')!
    assert.match(policy, /script-src 'self';/)
    assert.doesNotMatch(policy, /unsafe/)
  }
  const file = await world.stranger.fetch('/assets/main-abc123.js')
  assert.equal(file.headers.get('cache-control'), 'public, max-age=31536000, immutable')
  assert.equal(file.headers.get('content-encoding'), 'gzip')
  assert.match(file.headers.get('vary') ?? '', /accept-encoding/i)
  assert.equal(await file.text(), 'export {}')
  for (const path of ['/assets/main-old.js', '/api/v1/nothing', '/hooks/x', '/../package.json']) {
    const answer = await world.stranger.fetch(path, {
      headers: { accept: path.startsWith('/assets') ? '*/*' : 'text/html' },
    })
    assert.equal(answer.status, path.startsWith('/..') ? 200 : 404, path)
  }
})

test('the API describes itself', async () => {
  const document = (await (await world.stranger.fetch('/api/openapi.json')).json()) as {
    openapi: string
    paths: Record<
      string,
      Record<string, { summary?: string; responses: Record<string, unknown>; requestBody?: unknown }>
    >
  }
  assert.equal(document.openapi, '3.1.0')
  assert.deepEqual(Object.keys(document.paths['/api/v1/keys']!).toSorted(), ['get', 'post'])
  const issue = document.paths['/api/v1/keys']!.post!
  assert.ok(issue.requestBody && issue.responses['201'] && issue.responses.default)
  assert.ok(Object.keys(document.paths).every(path => path.startsWith('/api/v1/')))
})

test('whether it lives and is ready is open to all; its figures to this machine and to whoever has the token', async () => {
  assert.deepEqual(await (await world.stranger.fetch('/healthz')).json(), { status: 'ok' })
  const ready = (await (await world.stranger.fetch('/readyz')).json()) as {
    status: string
    lag: Record<string, number>
  }
  assert.equal(ready.status, 'ok')
  assert.ok('lag' in ready)
  const figures = async (headers: Record<string, string> = {}) => world.stranger.fetch('/metrics', { headers })
  await world.owner.get('/people')
  assert.match(await (await figures()).text(), /sobremesa_http_seconds_count\{[^}]*route="\/api\/v1\/people"/)
  assert.equal((await figures({ 'x-forwarded-for': '203.0.113.9' })).status, 404, 'passed on by a proxy')
  assert.equal(await figuresFor({ host: 'charla.example' }), 404, 'passed on by a proxy that says nothing of it')
  assert.equal(await figuresFor({ host: 'localhost:4600', 'x-forwarded-proto': 'https' }), 404)
  assert.equal(await figuresFor({ host: 'localhost:4600' }), 200)
  assert.equal((await figures({ 'x-forwarded-for': '203.0.113.9', authorization: 'Bearer measure-me' })).status, 200)
  assert.equal((await figures({ 'x-forwarded-for': '203.0.113.9', authorization: 'Bearer measure-mf' })).status, 404)
})

/** `fetch` lets nobody choose the host. */
async function figuresFor(headers: Record<string, string>): Promise<number> {
  const [answer] = (await once(request(`${world.address}/metrics`, { headers }).end(), 'response')) as [IncomingMessage]
  return answer.resume().statusCode!
}

test('what a proxy asks in its old way is not asked by somebody at this machine', async () => {
  const { port } = new URL(world.address)
  const socket = connect(Number(port), '127.0.0.1')
  socket.write(`GET /metrics HTTP/1.0\r\nHost: 127.0.0.1:${port}\r\n\r\n`)
  assert.match((await socket.toArray()).join(''), /^HTTP\/1.1 404/)
})

test('a request that never comes to its end is not waited for without end', () => {
  const { requestTimeout, headersTimeout } = world.app.server
  assert.ok(requestTimeout > 0 && headersTimeout > 0)
})

test('it is not ready while the database is away', async () => {
  await using own = await createWorld()
  const { engine } = own.rooms.database
  own.rooms.database.engine = () => Promise.reject(Object.assign(new Error('away'), { code: '57P01' }))
  const answer = await own.stranger.fetch('/readyz')
  assert.equal(answer.status, 503)
  const asked = await own.owner.fetch('/api/v1/me')
  assert.deepEqual(
    [asked.status, (await bodyOf(asked)).code, asked.headers.get('retry-after')],
    [503, 'database.away', '2'],
  )
  own.rooms.database.engine = engine
})

test('two who do the same at the same moment: the second one is told to try again, and nothing is unexpected', async () => {
  await using own = await createWorld()
  const { app } = own.rooms.database
  for (const code of ['23505', '40P01']) {
    own.rooms.database.app = () => Promise.reject(Object.assign(new Error('at once'), { code }))
    const asked = await own.owner.fetch('/api/v1/tags')
    const told = [asked.status, (await bodyOf(asked)).code, asked.headers.get('retry-after')]
    assert.deepEqual(told, [503, 'database.busy', '2'])
  }
  own.rooms.database.app = app
})

test('a head that is too large, and what is no request at all, are answered in the words of any other fault', async () => {
  const large = await world.stranger.fetch('/api/v1/me', { headers: { cookie: 'a='.padEnd(20_000, 'x') } })
  assert.equal(large.status, 431)
  assert.deepEqual(await bodyOf(large), { code: 'head-too-large', values: {} })
  const { hostname, port } = new URL(world.address)
  const socket = connect(Number(port), hostname)
  socket.write('SÍ, BUENAS\r\n\r\n')
  const said = await socket.setEncoding('utf8').toArray()
  assert.match(said.join(''), /^HTTP\/1\.1 400 Bad Request\r\n[^]*\{"code":"invalid","values":\{\}\}$/)
})
