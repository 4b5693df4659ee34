import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Me, SessionCard } from '#protocol'
import { type Client, clientOf, cookieOf } from '../../test/world-client.ts'
import { createWorld, type TestWorld } from '../../test/world.ts'

const password = 'sobremesa de prueba'

async function signIn(
  client: Client,
  email: string,
  given = password,
  headers: Record<string, string> = {},
): Promise<Response> {
  const body = JSON.stringify({ email, password: given })
  return client.fetch('/api/v1/sign-in', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

const withCookie = (world: TestWorld, cookie: string) => clientOf(world.address, { ...world.owner, cookie })

test('e-mail and password sign in, in whatever letters the address is written', async () => {
  await using world = await createWorld()
  const answer = await signIn(world.stranger, 'ANA@cafe.example')
  assert.equal(answer.status, 200)
  assert.equal(((await answer.json()) as Me).person.id, world.owner.personId)
  const me = await withCookie(world, cookieOf(answer)).get<Me>('/me')
  assert.equal(me.person.id, world.owner.personId)
})

test('the session’s cookie cannot be read by pages, and goes only with our own', async () => {
  await using world = await createWorld()
  const [line] = (await signIn(world.stranger, 'ana@cafe.example')).headers.getSetCookie()
  assert.match(line!, /^sobremesa\.session_token=/)
  assert.match(line!, /; HttpOnly/)
  assert.match(line!, /; SameSite=Lax/)
  assert.doesNotMatch(line!, /; Secure/)
})

test('on a public address with https the cookie is secure; beside it the plain address still works', async () => {
  await using world = await createWorld({ trustProxy: true })
  await world.owner.patch('/installation', { publicAddress: 'https://charla.example' })
  const outside = { 'x-forwarded-host': 'charla.example', origin: 'https://charla.example' }
  const answer = await signIn(world.stranger, 'ana@cafe.example', password, outside)
  const [line] = answer.headers.getSetCookie()
  assert.equal(answer.headers.get('strict-transport-security'), 'max-age=31536000')
  assert.match(line!, /^__Secure-sobremesa\.session_token=.*; Secure/)
  const [plain] = (await signIn(world.stranger, 'ana@cafe.example')).headers.getSetCookie()
  assert.doesNotMatch(plain!, /Secure/)
})

test('a wrong password and an address that nobody has look the same', async () => {
  await using world = await createWorld()
  for (const [email, given] of [
    ['ana@cafe.example', 'otra contraseña'],
    ['nadie@cafe.example', password],
    ['no es una dirección', password],
  ] as const) {
    const answer = await signIn(world.stranger, email, given)
    assert.deepEqual([answer.status, await answer.json()], [401, { code: 'sign-in.wrong', values: {} }])
  }
})

test('after ten wrong tries from one place an account rests there for a quarter of an hour, whatever the password', async () => {
  await using world = await createWorld({ trustProxy: true })
  const from = (address: string) => ({ 'x-forwarded-for': address })
  for (let attempt = 1; attempt <= 10; attempt++) {
    const place = from(`2001:db8:0:1::${attempt}`)
    assert.equal((await signIn(world.stranger, 'ana@cafe.example', `intento ${attempt}`, place)).status, 401)
  }
  world.clock.advance(60_000)
  const refused = await signIn(world.stranger, 'ana@cafe.example', password, from('2001:db8:0:1::77'))
  assert.equal(refused.status, 429)
  assert.equal(refused.headers.get('retry-after'), '840')
  assert.equal((await signIn(world.stranger, 'ana@cafe.example', password, from('2001:db8:0:2::1'))).status, 200)
  world.clock.advance(840_000)
  assert.equal((await signIn(world.stranger, 'ana@cafe.example', password, from('2001:db8:0:1::77'))).status, 200)
})

test('of many tries at the same moment no more are looked at than one after the other', async () => {
  await using world = await createWorld()
  const guesses = Array.from({ length: 14 }, (_, place) =>
    world.owner
      .post('/me/password', { current: `intento ${place}`, password: 'una nueva y larga' })
      .catch((error: { code: string }) => error.code),
  )
  const codes = await Promise.all(guesses)
  assert.deepEqual(
    codes.toSorted(),
    [...Array.from({ length: 10 }, () => 'sign-in.wrong'), ...Array.from({ length: 4 }, () => 'too-many')].toSorted(),
  )
})

test('one address cannot try many accounts in a minute', async () => {
  await using world = await createWorld()
  const statuses: number[] = []
  for (let account = 0; account < 31; account++)
    statuses.push((await signIn(world.stranger, `account ${account}`)).status)
  assert.equal(statuses.indexOf(429), 30)
  world.clock.advance(60_000)
  assert.equal((await signIn(world.stranger, 'ana@cafe.example')).status, 200)
})

test('a cookie that was changed is none', async () => {
  await using world = await createWorld()
  const [name, value] = world.owner.cookie.split('=') as [string, string]
  const [token, signature] = decodeURIComponent(value).split('.') as [string, string]
  const forged = [
    `${token}.`,
    token,
    `${token}x.${signature}`,
    `${token}.${signature.replace(/^./, each => (each === 'A' ? 'B' : 'A'))}`,
    '%',
    '',
  ]
  for (const each of forged) {
    await assert.rejects(withCookie(world, `${name}=${encodeURIComponent(each)}`).get('/me'), {
      status: 401,
      code: 'sign-in.needed',
    })
  }
  await assert.rejects(withCookie(world, `${name}=%E0%A4%A`).get('/me'), { status: 401 })
  assert.ok(await withCookie(world, `a=b; ${world.owner.cookie}; c`).get('/me'))
})

test('signing out ends the session and makes the browser forget it', async () => {
  await using world = await createWorld()
  const answer = await world.owner.fetch('/api/v1/sign-out', { method: 'POST' })
  assert.equal(answer.status, 204)
  const forgotten = answer.headers.getSetCookie()
  assert.deepEqual(
    forgotten.map(line => line.split(';').slice(0, 2).join(';')),
    ['__Secure-sobremesa.session_token=; Max-Age=0', 'sobremesa.session_token=; Max-Age=0'],
  )
  await assert.rejects(world.owner.get('/me'), { status: 401 })
})

test('a person sees where they are signed in and may end each of these sessions, but nobody else’s', async () => {
  await using world = await createWorld()
  const agent = await world.person('agent')
  const elsewhere = withCookie(
    world,
    cookieOf(await signIn(world.stranger, 'ana@cafe.example', password, { 'user-agent': 'Telephone' })),
  )
  const list = await world.owner.get<SessionCard[]>('/me/sessions')
  assert.deepEqual(list.map(each => [each.current, each.address]).toSorted(), [
    [false, '127.0.0.1'],
    [true, '127.0.0.1'],
  ])
  const other = list.find(each => !each.current)!
  assert.equal(other.agent, 'Telephone')
  await assert.rejects(agent.remove(`/me/sessions/${other.id}`), { status: 404 })
  assert.ok(await elsewhere.get('/me'))
  await world.owner.remove(`/me/sessions/${other.id}`)
  await assert.rejects(elsewhere.get('/me'), { status: 401 })
  assert.ok(await world.owner.get('/me'))
})

test('another password asks for the one before, and ends all other sessions', async () => {
  await using world = await createWorld()
  const elsewhere = withCookie(world, cookieOf(await signIn(world.stranger, 'ana@cafe.example')))
  const change = (current: string, to: string) => world.owner.post('/me/password', { current, password: to })
  await assert.rejects(change('no era esta', 'una nueva y larga'), { status: 401, code: 'sign-in.wrong' })
  await assert.rejects(change(password, 'corta'), { status: 422, code: 'password.too-short' })
  await change(password, 'una nueva y larga')
  await assert.rejects(elsewhere.get('/me'), { status: 401 })
  assert.ok(await world.owner.get('/me'))
  assert.equal((await signIn(world.stranger, 'ana@cafe.example')).status, 401)
  assert.equal((await signIn(world.stranger, 'ana@cafe.example', 'una nueva y larga')).status, 200)
})

test('a session that has run out is over; one in use for a day is put off', async () => {
  await using world = await createWorld()
  const expires = (sql: string) =>
    world.database.engine(tx => tx.query(`update sessions set expires_at = now() + ${sql}, updated_at = now()`))
  await expires(`interval '28 days'`)
  const renewed = await world.owner.fetch('/api/v1/me')
  assert.match(renewed.headers.getSetCookie().join(), /Max-Age=2592000/)
  await expires(`interval '-1 second'`)
  await assert.rejects(world.owner.get('/people'), { status: 401 })
  await signIn(world.stranger, 'ana@cafe.example')
  const left = await world.database.engine(tx =>
    tx.query(`select 1 from sessions where person_id = $1`, [world.owner.personId]),
  )
  assert.equal(left.length, 1, 'the old one is forgotten with the next sign-in')
})

test('a person changes their name for every brand they work for, and their language', async () => {
  await using world = await createWorld()
  const me = await world.owner.patch<Me>('/me', { name: 'Ana R.', language: 'en' })
  assert.deepEqual([me.person.name, me.person.language], ['Ana R.', 'en'])
  assert.deepEqual(
    (await world.owner.get<{ name: string }[]>('/people')).map(each => each.name),
    ['Ana R.'],
  )
})
