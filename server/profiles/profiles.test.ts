import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#lib'
import type { AuditPage, ChannelCard, FaultBody, ProfileCard, ProfileKept } from '#protocol'
import { createWorld } from '../../test/world.ts'
import { insert } from '../../test/any-row.ts'
import { lantern } from '../../test/lantern.ts'

const faro = {
  channel: 'lantern',
  name: 'Faro',
  function: 'service',
  language: 'es',
  settings: { number: '600 100 200', token: 'tk-0123456789abcd' },
} as const

const openWorld = () => createWorld({ channels: [lantern()] })

test('the set-up form of each channel can be drawn', async () => {
  await using world = await openWorld()
  const cards = await world.owner.get<ChannelCard[]>('/channels')
  const card = cards.find(each => each.id === 'lantern')!
  assert.deepEqual(card.fields, [
    { key: 'number', kind: 'text', required: true, generated: false, options: [] },
    { key: 'token', kind: 'secret', required: true, generated: false, options: [] },
    { key: 'sign', kind: 'secret', required: true, generated: true, options: [] },
    { key: 'light', kind: 'choice', required: false, generated: false, options: ['low', 'high'] },
  ])
})

test('a profile is added with its connection, and can be found at once', async () => {
  await using world = await openWorld()
  const made = await world.owner.post<ProfileKept>('/profiles', faro)
  assert.deepEqual([made.name, made.key, made.disabled, made.health.state], ['Faro', 'main', false, 'quiet'])
  assert.equal(made.hookAddress, `${world.address}/hooks/${made.connectionId}`)
  const connected = world.rooms.directory.find(made.connectionId)!
  assert.equal(connected.workspaceId, world.workspaceId)
  assert.equal(connected.profiles.get('main')!.id, made.id)
  assert.deepEqual(connected.settings, { ...faro.settings, sign: made.made.sign, light: '' })
  assert.equal(world.rooms.directory.profile(made.id)!.profile.name, 'Faro')
})

test('a secret is shown once when we made it, and by its ending afterwards; in the database it is sealed', async () => {
  await using world = await openWorld()
  const made = await world.owner.post<ProfileKept>('/profiles', faro)
  assert.equal(Buffer.from(made.made.sign!, 'base64url').length, 24)
  assert.deepEqual(Object.keys(made.made), ['sign'])
  const [card] = await world.owner.get<ProfileCard[]>('/profiles')
  assert.deepEqual(card!.settings, {
    number: '600 100 200',
    token: '••••abcd',
    sign: `••••${made.made.sign!.slice(-4)}`,
    light: '',
  })
  const dump = await world.database.owner(tx =>
    tx.query<{ row: string }>(`select c::text || encode(secrets, 'escape') as row from connections c`),
  )
  assert.ok(!dump[0]!.row.includes(faro.settings.token) && !dump[0]!.row.includes(made.made.sign!))
  const audit = await world.owner.get<AuditPage>('/audit')
  assert.ok(!JSON.stringify(audit).includes('tk-0123'))
})

test('what is wrong with the settings is said field by field', async () => {
  await using world = await openWorld()
  const adding = world.owner.post('/profiles', { ...faro, settings: { number: 'x'.repeat(30), light: 'blue' } })
  await assert.rejects(adding, error => {
    assert.deepEqual((error as { body: object }).body, {
      code: 'settings.faulty',
      values: {},
      fields: [
        { field: 'settings.number', code: 'too-long' },
        { field: 'settings.token', code: 'missing' },
        { field: 'settings.light', code: 'not-an-option' },
      ],
    })
    return true
  })
  await assert.rejects(world.owner.post('/profiles', { ...faro, channel: 'pigeon' }), {
    status: 422,
    code: 'channel.unknown',
  })
  assert.deepEqual(await world.owner.get('/profiles'), [])
})

test('a secret that is left out, or comes back as it was shown, stays; a made one is made anew when asked', async () => {
  await using world = await openWorld()
  const before = await world.owner.post<ProfileKept>('/profiles', faro)
  const settingsNow = () => world.rooms.directory.find(before.connectionId)!.settings as Record<string, string>
  await world.owner.patch(`/profiles/${before.id}`, { settings: { number: '600 999 999', token: '••••abcd' } })
  assert.deepEqual(settingsNow(), {
    number: '600 999 999',
    token: faro.settings.token,
    sign: before.made.sign,
    light: '',
  })
  const after = await world.owner.patch<ProfileKept>(`/profiles/${before.id}`, { renew: ['sign', 'token'] })
  assert.deepEqual(Object.keys(after.made), ['sign'], 'the platform’s own secrets are not ours to make')
  assert.notEqual(after.made.sign, before.made.sign)
  assert.equal(settingsNow().sign, after.made.sign)
  await world.owner.patch(`/profiles/${before.id}`, { settings: { token: 'tk-other-secret' } })
  assert.deepEqual(settingsNow(), { number: '600 999 999', token: 'tk-other-secret', sign: after.made.sign, light: '' })
})

test('the vendor’s own secrets go nowhere else than they were meant for: with another address they are said anew', async () => {
  await using world = await createWorld()
  const token = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw'
  const telegram = {
    ...faro,
    channel: 'telegram',
    settings: { token, transport: 'polling', address: 'http://127.0.0.1:1' },
  }
  const { id, connectionId } = await world.owner.post<ProfileKept>('/profiles', telegram)
  const move = (settings: object) => world.owner.patch(`/profiles/${id}`, { settings })
  const missing = (error: { body: FaultBody }) => {
    assert.deepEqual(error.body.fields, [{ field: 'settings.token', code: 'missing' }])
    return true
  }
  await assert.rejects(move({ address: 'http://127.0.0.1:2' }), missing)
  await assert.rejects(move({ address: '', token: `••••${token.slice(-4)}` }), missing)
  await move({ address: 'http://127.0.0.1:1', transport: 'auto' })
  await move({ address: 'http://127.0.0.1:2', token })
  const { settings } = world.rooms.directory.find(connectionId)!
  assert.equal((settings as { address: string }).address, 'http://127.0.0.1:2')
})

test('the password of a mailbox goes to no other server than the one it was said for', async () => {
  await using world = await createWorld()
  const servers = { provider: 'other', imapServer: '127.0.0.1:1', smtpServer: '127.0.0.1:2', encryption: 'tls' }
  const mailbox = {
    ...faro,
    channel: 'email',
    settings: { mailbox: 'hola@faro.example', password: 'secreta', ...servers },
  }
  const { id } = await world.owner.post<ProfileKept>('/profiles', mailbox)
  for (const elsewhere of [
    { imapServer: '127.0.0.1:9' },
    { smtpServer: '127.0.0.1:9' },
    { provider: 'gmail' },
    { encryption: 'none' },
  ])
    await assert.rejects(world.owner.patch(`/profiles/${id}`, { settings: elsewhere }), /settings\.password.*missing/)
  await world.owner.patch(`/profiles/${id}`, { settings: { senderName: 'El faro' } })
  await world.owner.patch(`/profiles/${id}`, { settings: { imapServer: '127.0.0.1:9', password: 'secreta' } })
})

test('name, function, language and look change without touching the settings', async () => {
  await using world = await openWorld()
  const { id } = await world.owner.post<ProfileKept>('/profiles', faro)
  const look = { color: '#0b3d2e', greeting: 'Hola', position: 'start' }
  const card = await world.owner.patch<ProfileKept>(`/profiles/${id}`, {
    name: 'Faro Sur',
    function: 'sales',
    language: 'en',
    look,
  })
  assert.deepEqual([card.name, card.function, card.language, card.look], ['Faro Sur', 'sales', 'en', look])
  await assert.rejects(world.owner.patch(`/profiles/${id}`, { look: { ...look, color: '#ffd166' } }), {
    status: 422,
    code: 'color.too-light',
  })
  await assert.rejects(world.owner.patch('/profiles/01900000-0000-7000-8000-000000000000', { name: 'x' }), {
    status: 404,
  })
})

test('a profile at rest puts its connection to rest, and both wake again', async () => {
  await using world = await openWorld()
  const { id, connectionId } = await world.owner.post<ProfileKept>('/profiles', faro)
  const isAtRest = () => {
    const connected = world.rooms.directory.find(connectionId)!
    return [connected.disabled, connected.profiles.get('main')!.disabled]
  }
  await world.owner.post(`/profiles/${id}/disable`)
  assert.deepEqual(isAtRest(), [true, true])
  assert.equal((await world.owner.get<ProfileCard[]>('/profiles'))[0]!.disabled, true)
  await world.owner.post(`/profiles/${id}/enable`)
  assert.deepEqual(isAtRest(), [false, false])
})

test('the web chat comes with the line to paste into one’s web', async () => {
  await using world = await createWorld()
  const look = { color: '#6b2a4a', greeting: 'Hola', position: 'end' }
  const { id, snippet } = await world.owner.post<ProfileKept>('/profiles', {
    ...{ channel: 'web-chat', name: 'Faro', function: 'service', language: 'es', settings: {}, look },
  })
  assert.equal(snippet, `<script src="${world.address}/chat.js" data-profile="${id}" async></script>`)
})

test('a profile shows how many items of its connection could not be taken', async () => {
  await using world = await openWorld()
  const { connectionId } = await world.owner.post<ProfileKept>('/profiles', faro)
  await world.owner.post<ProfileKept>('/profiles', faro)
  const parked = {
    workspace_id: world.workspaceId,
    connection_id: connectionId,
    envelope: 1,
    envelope_day: '2026-05-04',
    reason: 'malformed',
  }
  await world.database.engine(async tx => {
    for (const item of [0, 1]) await insert(tx, 'parked_envelopes', { ...parked, id: newId(), item })
  })
  const cards = await world.owner.get<ProfileCard[]>('/profiles')
  assert.deepEqual(
    cards.map(each => [each.health.parked, each.health.late]),
    [
      [2, 0],
      [0, 0],
    ],
  )
})

test('everybody sees the profiles, only who administers changes them', async () => {
  await using world = await openWorld()
  const supervisor = await world.person('supervisor')
  const { id } = await world.owner.post<ProfileKept>('/profiles', faro)
  assert.equal((await supervisor.get<ProfileCard[]>('/profiles')).length, 1)
  await assert.rejects(supervisor.post('/profiles', faro), { status: 403 })
  await assert.rejects(supervisor.patch(`/profiles/${id}`, { name: 'x' }), { status: 403 })
  await assert.rejects(supervisor.post(`/profiles/${id}/disable`), { status: 403 })
  await assert.rejects(supervisor.post(`/profiles/${id}/check`), { status: 403 })
})

test('a check says what the platform says, and the profile’s health keeps it', async () => {
  const answers = [{ state: 'failing', code: 'token-expired' }, new Error('no line'), { state: 'good' }] as const
  const left = [...answers]
  const check = async () => {
    const next = left.shift()!
    if (next instanceof Error) throw next
    return next
  }
  await using world = await createWorld({ channels: [lantern({ check })] })
  const { id, connectionId } = await world.owner.post<ProfileKept>('/profiles', faro)
  const healthNow = async () => (await world.owner.get<ProfileCard[]>('/profiles'))[0]!.health
  const began = world.clock.now()
  assert.deepEqual(await world.owner.post(`/profiles/${id}/check`), answers[0])
  world.clock.advance(60_000)
  assert.deepEqual(await world.owner.post(`/profiles/${id}/check`), {
    state: 'failing',
    code: 'unreachable',
    text: 'no line',
  })
  const failing = await healthNow()
  assert.deepEqual([failing.state, failing.failure, failing.failingSince], ['failing', 'unreachable', began])
  await world.owner.post(`/profiles/${id}/check`)
  const good = await healthNow()
  assert.deepEqual([good.state, good.failure, good.failingSince], ['quiet', null, null])
  const told = await world.database.engine(tx =>
    tx.query<{ kind: string }>(
      `select kind from events where subject_id = $1 and kind <> 'connection.changed' order by number`,
      [connectionId],
    ),
  )
  assert.deepEqual(
    told.map(each => each.kind),
    ['connection.failing', 'connection.recovered'],
    'told once each',
  )
})
