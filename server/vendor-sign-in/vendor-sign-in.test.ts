import assert from 'node:assert/strict'
import { test } from 'node:test'
import { symbols } from 'pino'
import type { FaultBody, NewVendorSignIn, ProfileCard, ProfileKept, SettingsTried, VendorSignInBegun } from '#protocol'
import { back, begin, card, comesBack, filled, googleAt } from '../../test/vendor-trip.ts'
import { openMastodon } from '../../test/vendors/mastodon.ts'
import { pressAt } from '../../test/vendors/sign-in-page.ts'
import { openX } from '../../test/vendors/x.ts'
import type { Refused } from '../../test/world-client.ts'
import { createWorld, type TestWorld } from '../../test/world.ts'

const minute = 60_000
async function openPlace() {
  const world = await createWorld()
  const vendor = await openMastodon({ token: 'of another app' })
  const settings = { instance: vendor.address }
  return {
    ...{ world, vendor },
    asked: (over: Partial<NewVendorSignIn> = {}): NewVendorSignIn => ({
      ...{ channel: 'mastodon', settings, filled, back },
      ...over,
    }),
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]()
      await vendor[Symbol.asyncDispose]()
    },
  }
}

const profile = { channel: 'mastodon', name: 'Faro', function: 'service', language: 'es' } as const

test('a person signs in at the vendor, and the connection is made of what came of it', async () => {
  await using place = await openPlace()
  const { world, vendor, asked } = place
  const { owner } = world
  const { id, address } = await begin(owner, asked())
  assert.equal((await card(owner, id)).state, 'under-way')
  const came = await comesBack(owner, await pressAt(address, 'allow'))
  assert.deepEqual([came.status, came.to], [302, `${back}?signIn=${id}`])
  const after = await card(owner, id)
  assert.deepEqual([after.state, after.failure, after.filled], ['signed-in', null, filled])
  assert.equal(after.settings.instance, vendor.address)
  assert.match(after.settings.token!, /^••••.{4}$/)
  const tried = await owner.post<SettingsTried>('/channels/mastodon/try', { settings: {}, signIn: id })
  assert.deepEqual(tried.health, { state: 'good' })
  const kept = await owner.post<ProfileKept>('/profiles', { ...profile, settings: {}, signIn: id })
  assert.equal(kept.settings.token, after.settings.token)
  const { settings } = world.rooms.directory.find(kept.connectionId)!
  assert.ok(vendor.apps.holds((settings as { token: string }).token), 'the connection has the token of the vendor')
  assert.deepEqual(await owner.post(`/profiles/${kept.id}/check`), { state: 'good' })
  await assert.rejects(card(owner, id), { status: 404 })
  const again = owner.post('/profiles', { ...profile, settings: {}, signIn: id })
  await assert.rejects(again, { status: 422, code: 'vendor-sign-in.over' })
})

/** Everything that is logged from now on, down to the least of it. */
function loggedBy({ rooms: { log } }: TestWorld): string[] {
  const lines: string[] = []
  Reflect.set(log, symbols.streamSym, { write: (line: string) => lines.push(line) })
  log.level = 'trace'
  return lines
}

test('what the vendor gives is in no answer, in no log, and in the database only sealed', async () => {
  await using place = await openPlace()
  const { owner, database, rooms } = place.world
  const logged = loggedBy(place.world)
  rooms.log.info('heard')
  const { id, address } = await begin(owner, place.asked())
  const good = await pressAt(address, 'allow')
  const came = await comesBack(owner, good)
  const rows = await database.owner(tx =>
    tx.query<{ row: string }>(`select s::text || encode(sealed, 'escape') as row from vendor_sign_ins s`),
  )
  const shown = JSON.stringify(await card(owner, id))
  const tried = JSON.stringify(await owner.post('/channels/mastodon/try', { settings: {}, signIn: id }))
  const kept = await owner.post<ProfileKept>('/profiles', { ...profile, settings: {}, signIn: id })
  const { token } = rooms.directory.find(kept.connectionId)!.settings as { token: string }
  const all = logged.join('')
  assert.ok(all.includes('heard'))
  for (const said of [came.text, came.to!, rows[0]!.row, shown, tried, JSON.stringify(kept), all])
    assert.ok(!said.includes(token), said)
  const { searchParams } = new URL(good)
  for (const name of ['code', 'state']) assert.ok(!all.includes(searchParams.get(name)!), `the ${name} is in the log`)
})

test('a token that came so goes nowhere else: with another server it is wanted anew', async () => {
  await using place = await openPlace()
  const { owner } = place.world
  const { id, address } = await begin(owner, place.asked())
  await comesBack(owner, await pressAt(address, 'allow'))
  const moved = { settings: { instance: 'http://127.0.0.1:1' }, signIn: id }
  for (const path of ['/channels/mastodon/try', '/profiles']) {
    await assert.rejects(owner.post(path, { ...profile, ...moved }), error => {
      assert.deepEqual((error as Refused).body.fields, [
        { field: 'settings.token', code: 'missing' },
      ] satisfies FaultBody['fields'])
      return true
    })
  }
})

const sorry = (language: 'es' | 'en') => `<html lang="${language}">`

test('what is forged, another’s, used or without a session is told so in one’s language, and spends nothing', async () => {
  await using place = await openPlace()
  const { owner, stranger, anotherBrand, person } = place.world
  const { address } = await begin(owner, place.asked())
  const good = await pressAt(address, 'allow')
  const forged = new URL(good)
  const state = forged.searchParams.get('state')!
  for (const wrong of ['', 'x', state.slice(0, -1) + (state.endsWith('A') ? 'B' : 'A'), state.replace(/^./, 'f')]) {
    forged.searchParams.set('state', wrong)
    const { status, text } = await comesBack(owner, forged.href)
    assert.equal(status, 403, wrong)
    assert.ok(text.includes(sorry('es')) && text.includes('Este permiso no se pidió aquí'), text)
  }
  for (const other of [await person('administrator'), (await anotherBrand()).owner]) {
    const { status, text } = await comesBack(other, good)
    assert.equal(status, 403)
    assert.ok(/otra persona|Somebody else/.test(text), text)
  }
  const nobody = await comesBack(stranger, good)
  assert.equal(nobody.status, 401)
  assert.ok(nobody.text.includes(sorry('en')) && nobody.text.includes('Nobody is signed in here'))
  assert.equal((await comesBack(owner, good)).status, 302, 'who began it can still finish it')
  const twice = await comesBack(owner, good)
  assert.equal(twice.status, 409)
  assert.ok(twice.text.includes('Este permiso ya se ha usado'), twice.text)
})

test('another session of the same person does not finish what this one began', async () => {
  await using place = await openPlace()
  const { owner } = place.world
  const { address } = await begin(owner, place.asked())
  const signed = await place.world.stranger.fetch('/api/v1/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: owner.email, password: 'sobremesa de prueba' }),
  })
  assert.equal(signed.status, 200)
  const cookie = signed.headers
    .getSetCookie()
    .map(line => line.slice(0, line.indexOf(';')))
    .join('; ')
  const elsewhere = { ...owner, cookie }
  assert.equal((await comesBack(elsewhere, await pressAt(address, 'allow'))).status, 403)
})

test('after ten minutes it is too late, and the form says so with all that stood in it', async () => {
  await using place = await openPlace()
  const { owner, clock } = place.world
  const { id, address } = await begin(owner, place.asked())
  const good = await pressAt(address, 'allow')
  clock.advance(10 * minute + 1)
  assert.equal((await comesBack(owner, good)).to, `${back}?signIn=${id}`)
  const { state, failure, settings } = await card(owner, id)
  assert.deepEqual([state, failure], ['failed', { code: 'expired', text: null }])
  assert.deepEqual(settings, { instance: place.vendor.address, token: '' })
  await assert.rejects(owner.post('/profiles', { ...profile, settings: {}, signIn: id }), { status: 422 })
})

test('what was brought waits for half an hour', async () => {
  await using place = await openPlace()
  const { owner, clock } = place.world
  const { id, address } = await begin(owner, place.asked())
  await comesBack(owner, await pressAt(address, 'allow'))
  clock.advance(30 * minute + 1)
  await assert.rejects(card(owner, id), { status: 404 })
  const late = owner.post('/profiles', { ...profile, settings: {}, signIn: id })
  await assert.rejects(late, { status: 422, code: 'vendor-sign-in.over' })
})

test('whoever declines, and whatever the vendor refuses, comes back to the form', async () => {
  await using place = await openPlace()
  const { owner } = place.world
  const declined = await begin(owner, place.asked())
  await comesBack(owner, await pressAt(declined.address, 'deny'))
  assert.equal((await card(owner, declined.id)).state, 'declined')

  const refused = await begin(owner, place.asked())
  const state = new URL(refused.address).searchParams.get('state')!
  const said = new URLSearchParams({ state, error: 'server_error', error_description: 'Out of order' })
  await comesBack(owner, `${owner.address}/api/v1/vendor-sign-ins/return/mastodon?${said}`)
  const { failure } = await card(owner, refused.id)
  assert.deepEqual(failure, { code: 'vendor-refuses', text: 'server_error: Out of order' })

  const wrong = await begin(owner, place.asked())
  const other = new URL(await pressAt(wrong.address, 'allow'))
  other.searchParams.set('code', 'another one')
  await comesBack(owner, other.href)
  assert.equal((await card(owner, wrong.id)).failure?.code, 'code-refused')
})

test('what one vendor grants is not taken to another who has handed the person on', async () => {
  await using place = await openPlace()
  const { owner } = place.world
  const { id, address } = await begin(owner, place.asked())
  const good = await pressAt(address, 'allow')
  const { status } = await comesBack(owner, good.replace('/return/mastodon', '/return/x'))
  assert.equal(status, 403)
  assert.equal((await card(owner, id)).state, 'under-way')
  assert.equal((await comesBack(owner, good)).status, 302)
})

test('words of a vendor that no database takes are kept without what it cannot take', async () => {
  await using place = await openPlace()
  const { owner } = place.world
  const { id, address } = await begin(owner, place.asked())
  const state = new URL(address).searchParams.get('state')!
  const said = new URLSearchParams({ state, error: 'server_error', error_description: 'Out\0 of \ud83d order' })
  const came = await comesBack(owner, `${owner.address}/api/v1/vendor-sign-ins/return/mastodon?${said}`)
  assert.equal(came.to, `${back}?signIn=${id}`)
  assert.equal((await card(owner, id)).failure?.text, 'server_error: Out of \ufffd order')
})

test('whoever comes back with nothing and goes again need not say anew what nobody is shown', async () => {
  await using world = await createWorld()
  const { owner } = world
  const { vendor, settings } = await googleAt(world)
  await using _ = vendor
  const asked = { channel: 'google-reviews', settings, filled, back }
  const first = await begin(owner, asked)
  await comesBack(owner, await pressAt(first.address, 'deny'))
  const { clientSecret: _secret, ...shown } = settings
  const missing = owner.post('/vendor-sign-ins', { ...asked, settings: shown })
  await assert.rejects(missing, { code: 'settings.faulty' })
  const again = await begin(owner, { ...asked, settings: shown, after: first.id })
  await comesBack(owner, await pressAt(again.address, 'allow'))
  assert.equal((await card(owner, again.id)).state, 'signed-in')
  const administrator = await world.person('administrator')
  const others = administrator.post('/vendor-sign-ins', { ...asked, settings: shown, after: first.id })
  await assert.rejects(others, { code: 'vendor-sign-in.over' })
})

test('before one goes, what is missing is said, and a server that is none', async () => {
  await using place = await openPlace()
  const { owner, person } = place.world
  await assert.rejects(owner.post('/vendor-sign-ins', place.asked({ settings: {} })), error => {
    assert.deepEqual((error as Refused).body.fields, [{ field: 'settings.instance', code: 'missing' }])
    return true
  })
  const nowhere = place.asked({ settings: { instance: 'http://127.0.0.1:1' } })
  const { health, go } = await owner.post<VendorSignInBegun>('/vendor-sign-ins', nowhere)
  assert.deepEqual([health, go], [{ state: 'failing', code: 'unreachable' }, undefined])
  await assert.rejects(owner.post('/vendor-sign-ins', place.asked({ channel: 'line' })), {
    code: 'vendor-sign-in.none',
  })
  const other = { mailbox: 'help@acme.example', provider: 'other' }
  await assert.rejects(owner.post('/vendor-sign-ins', place.asked({ channel: 'email', settings: other })), {
    code: 'vendor-sign-in.none',
  })
  for (const away of [
    'https://evil.example/',
    '//evil.example/b',
    '/\\evil.example',
    'b/urraca',
    '/x/..//evil.example/b',
  ])
    await assert.rejects(owner.post('/vendor-sign-ins', place.asked({ back: away })), { code: 'address.malformed' })
  await assert.rejects((await person('supervisor')).post('/vendor-sign-ins', place.asked()), { status: 403 })
  const { secret } = await owner.post<{ secret: string }>('/keys', { name: 'k', scopes: ['administer'] })
  const byKey = await fetch(`${owner.address}/api/v1/vendor-sign-ins`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify(place.asked()),
  })
  assert.equal(byKey.status, 403)
})

test('only whoever signed in sees it and makes a connection of it', async () => {
  await using place = await openPlace()
  const { owner, person } = place.world
  const { id, address } = await begin(owner, place.asked())
  await comesBack(owner, await pressAt(address, 'allow'))
  const other = await person('administrator')
  await assert.rejects(card(other, id), { status: 404 })
  await assert.rejects(other.post('/profiles', { ...profile, settings: {}, signIn: id }), { status: 422 })
  await assert.rejects(other.post('/channels/mastodon/try', { settings: {}, signIn: id }), { status: 422 })
  const elsewhere = owner.post('/channels/email/try', { settings: {}, signIn: id })
  await assert.rejects(elsewhere, { code: 'vendor-sign-in.over' })
})

test('a connection whose permission was withdrawn is entered again', async () => {
  await using place = await openPlace()
  const { world, vendor, asked } = place
  const { owner } = world
  const first = await begin(owner, asked())
  await comesBack(owner, await pressAt(first.address, 'allow'))
  const kept = await owner.post<ProfileKept>('/profiles', { ...profile, settings: {}, signIn: first.id })
  vendor.apps.withdraw()
  assert.equal((await owner.post<{ code: string }>(`/profiles/${kept.id}/check`)).code, 'refused')
  const there = `/b/urraca/channels/${kept.id}`
  const again = await begin(owner, asked({ profileId: kept.id, settings: {}, filled: {}, back: there }))
  assert.equal((await comesBack(owner, await pressAt(again.address, 'allow'))).to, `${there}?signIn=${again.id}`)
  assert.equal((await card(owner, again.id)).profileId, kept.id)
  await assert.rejects(owner.post('/profiles', { ...profile, settings: {}, signIn: again.id }), { status: 422 })
  assert.deepEqual(await owner.post(`/vendor-sign-ins/${again.id}/renew`), { state: 'good' })
  const [now] = await owner.get<ProfileCard[]>('/profiles')
  assert.notEqual(now!.health.state, 'failing')
  assert.notEqual(now!.settings.token, kept.settings.token)
  const { settings } = world.rooms.directory.find(kept.connectionId)!
  assert.ok(vendor.apps.holds((settings as { token: string }).token))
})

const xPasses = {
  ...{ consumerKey: 'a-consumer-key', consumerSecret: 'a-consumer-secret' },
  ...{ clientId: 'a-client-id', clientSecret: 'a-client-secret' },
  ...{ refreshToken: 'none yet', accessToken: '', accessSecret: '' },
}

test('a token that holds but once is still good after the check: what is lent meanwhile stays with the connection', async () => {
  await using world = await createWorld()
  await using vendor = await openX({ ...xPasses }, world.clock.now)
  const { owner } = world
  vendor.passes.redirects.push(`${owner.address}/api/v1/vendor-sign-ins/return/x`)
  const { refreshToken: _, ...app } = xPasses
  const settings = { ...app, address: vendor.address }
  const { id, address } = await begin(owner, { channel: 'x', settings, filled, back })
  await comesBack(owner, await pressAt(address, 'allow'))
  const tried = await owner.post<SettingsTried>('/channels/x/try', { settings: {}, signIn: id })
  assert.deepEqual([tried.health.state, tried.found.length], ['good', 1])
  const { key } = tried.found[0]!
  const made = await owner.post<ProfileKept>('/profiles', { ...profile, channel: 'x', settings: {}, signIn: id, key })
  assert.deepEqual(await owner.post(`/profiles/${made.id}/check`), { state: 'good' })
  assert.equal(vendor.passes.wasted(), 0)
})

test('a wrong secret of the app is told from a sign-in that failed, with the vendor’s words and without the secret', async () => {
  await using world = await createWorld()
  const { vendor, settings } = await googleAt(world)
  await using _ = vendor
  const wrong = { ...settings, clientSecret: 'not the right one' }
  const { id, address } = await begin(world.owner, { channel: 'google-reviews', settings: wrong, filled, back })
  assert.ok(!address.includes('right'))
  await comesBack(world.owner, await pressAt(address, 'allow'))
  const { failure, settings: shown } = await card(world.owner, id)
  assert.deepEqual(failure, { code: 'client-refused', text: 'Unauthorized' })
  assert.equal(shown.clientSecret, '•••• one')
})
