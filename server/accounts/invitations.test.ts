import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#lib'
import type { Colleague, Invitation, InvitationSent, Joining, Me } from '#protocol'
import { untilSomebodyWaits } from '../../test/waits.ts'
import { createWorld } from '../../test/world.ts'

const tokenOf = ({ link }: InvitationSent) => new URL(link).pathname.replace('/join/', '')
const eva = { email: 'eva@cafe.example', role: 'supervisor' } as const
const joins = { name: 'Eva Sanz', password: 'llueve en abril' }

test('whoever has the link joins with name and password, in the role of the invitation', async () => {
  await using world = await createWorld()
  const sent = await world.owner.post<InvitationSent>('/invitations', { ...eva, email: 'EVA@cafe.example' })
  assert.ok(sent.link.startsWith(`${world.address}/join/`))
  const shown = await world.stranger.get<Joining>(`/joining/${tokenOf(sent)}`)
  assert.deepEqual(shown, {
    brand: 'Café Norte',
    invitedBy: 'Ana Ruiz',
    email: eva.email,
    role: 'supervisor',
    language: 'es',
    known: false,
  })
  const me = await world.stranger.post<Me>(`/joining/${tokenOf(sent)}`, joins)
  assert.deepEqual(
    [me.person.name, me.person.email, me.workspaces.map(each => each.role)],
    ['Eva Sanz', eva.email, ['supervisor']],
  )
  const team = await world.owner.get<Colleague[]>('/people')
  assert.deepEqual(
    team.map(each => [each.name, each.role]),
    [
      ['Ana Ruiz', 'owner'],
      ['Eva Sanz', 'supervisor'],
    ],
  )
})

test('a link opens once, for seven days, and not after it was withdrawn', async () => {
  await using world = await createWorld()
  const gone = (sent: InvitationSent) =>
    assert.rejects(world.stranger.post(`/joining/${tokenOf(sent)}`, joins), { status: 404, code: 'invitation.gone' })
  const late = await world.owner.post<InvitationSent>('/invitations', eva)
  world.clock.advance(7 * day)
  await gone(late)
  assert.deepEqual(await world.owner.get('/invitations'), [])

  const withdrawn = await world.owner.post<InvitationSent>('/invitations', eva)
  await world.owner.remove(`/invitations/${withdrawn.id}`)
  await gone(withdrawn)

  const replaced = await world.owner.post<InvitationSent>('/invitations', eva)
  const sent = await world.owner.post<InvitationSent>('/invitations', eva)
  await gone(replaced)
  assert.deepEqual(
    (await world.owner.get<Invitation[]>('/invitations')).map(each => each.id),
    [sent.id],
  )
  await world.stranger.post(`/joining/${tokenOf(sent)}`, joins)
  await gone(sent)
})

test('of two who open the same link at once, one joins', async () => {
  await using world = await createWorld()
  const sent = await world.owner.post<InvitationSent>('/invitations', eva)
  const outcomes = await Promise.allSettled(
    [1, 2, 3].map(() => world.stranger.post(`/joining/${tokenOf(sent)}`, joins)),
  )
  assert.equal(outcomes.filter(each => each.status === 'fulfilled').length, 1)
  for (const each of outcomes) if (each.status === 'rejected') assert.equal(each.reason.code, 'invitation.gone')
  assert.equal((await world.owner.get<Colleague[]>('/people')).length, 2)
})

test('who comes while another takes the same invitation waits, and is then told that it is gone', async () => {
  await using world = await createWorld()
  const sent = await world.owner.post<InvitationSent>('/invitations', eva)
  const told = Promise.withResolvers<void>()
  const taking = world.database.engine(async tx => {
    await tx.query('update invitations set accepted_at = now() where id = $1', [sent.id])
    await told.promise
  })
  const joining = assert.rejects(world.stranger.post(`/joining/${tokenOf(sent)}`, joins), {
    status: 404,
    code: 'invitation.gone',
  })
  await untilSomebodyWaits(world.database).finally(told.resolve)
  await Promise.all([taking, joining])
})

test('a token that is not whole leads nowhere', async () => {
  await using world = await createWorld()
  const token = tokenOf(await world.owner.post<InvitationSent>('/invitations', eva))
  const changed = token.replace(/.$/, each => (each === 'A' ? 'Q' : 'A'))
  for (const wrong of [changed, token.slice(0, -4), 'x', `${token}AAAA`]) {
    await assert.rejects(world.stranger.get(`/joining/${wrong}`), { status: 404, code: 'invitation.gone' })
  }
})

test('the secret of a link is not in the database', async () => {
  await using world = await createWorld()
  const token = tokenOf(await world.owner.post<InvitationSent>('/invitations', eva))
  const secret = Buffer.from(token, 'base64url').subarray(32)
  const rows = await world.database.engine(tx =>
    tx.query<{ hash: Buffer }>(`select token_hash as hash from invitations`),
  )
  assert.equal(rows.length, 1)
  assert.ok(!rows[0]!.hash.equals(secret))
})

test('somebody known here joins another brand with the password they have', async () => {
  await using world = await createWorld()
  const { owner } = await world.anotherBrand()
  const sent = await owner.post<InvitationSent>('/invitations', { email: world.owner.email, role: 'agent' })
  assert.equal((await world.stranger.get<Joining>(`/joining/${tokenOf(sent)}`)).known, true)
  const path = `/joining/${tokenOf(sent)}`
  await assert.rejects(world.stranger.post(path, { name: 'Otra', password: 'no es la suya' }), {
    status: 401,
    code: 'sign-in.wrong',
  })
  const me = await world.stranger.post<Me>(path, { name: 'Otra', password: 'sobremesa de prueba' })
  assert.equal(me.person.name, 'Ana Ruiz')
  assert.deepEqual(
    me.workspaces.map(each => each.role),
    ['owner', 'agent'],
  )
})

test('only who administers invites, never an owner, and nobody twice', async () => {
  await using world = await createWorld()
  const supervisor = await world.person('supervisor')
  const administrator = await world.person('administrator')
  await assert.rejects(supervisor.post('/invitations', eva), { status: 403 })
  await assert.rejects(supervisor.get('/invitations'), { status: 403 })
  await assert.rejects(administrator.post('/invitations', { ...eva, role: 'owner' }), { status: 400 })
  await assert.rejects(administrator.post('/invitations', { ...eva, email: supervisor.email }), {
    status: 409,
    code: 'colleague.there',
  })
  assert.ok(await administrator.post('/invitations', eva))
})

test('who has been removed may be invited again', async () => {
  await using world = await createWorld()
  const agent = await world.person('agent')
  await world.owner.remove(`/people/${agent.personId}`)
  const sent = await world.owner.post<InvitationSent>('/invitations', { email: agent.email, role: 'supervisor' })
  const me = await world.stranger.post<Me>(`/joining/${tokenOf(sent)}`, { name: 'x', password: 'sobremesa de prueba' })
  assert.deepEqual(
    me.workspaces.map(each => each.role),
    ['supervisor'],
  )
})
