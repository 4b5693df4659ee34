import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Colleague, InvitationSent, NewApiKey } from '#protocol'
import { createWorld } from '../../test/world.ts'

test('a role changes at once what a person may do', async () => {
  await using world = await createWorld()
  const agent = await world.person('agent')
  await assert.rejects(agent.get('/keys'), { status: 403 })
  const changed = await world.owner.patch<Colleague>(`/people/${agent.personId}`, { role: 'administrator' })
  assert.equal(changed.role, 'administrator')
  assert.deepEqual(await agent.get('/keys'), [])
})

test('owners are made and unmade by owners alone', async () => {
  await using world = await createWorld()
  const administrator = await world.person('administrator')
  const agent = await world.person('agent')
  await assert.rejects(administrator.patch(`/people/${agent.personId}`, { role: 'owner' }), { status: 403 })
  await assert.rejects(administrator.patch(`/people/${world.owner.personId}`, { role: 'agent' }), { status: 403 })
  await assert.rejects(administrator.remove(`/people/${world.owner.personId}`), { status: 403 })
  await administrator.patch(`/people/${agent.personId}`, { role: 'administrator' })
})

test('agents and supervisors see the team and change nobody', async () => {
  await using world = await createWorld()
  for (const client of [await world.person('agent'), await world.person('supervisor')]) {
    assert.ok((await client.get<Colleague[]>('/people')).length >= 2)
    await assert.rejects(client.patch(`/people/${client.personId}`, { role: 'owner' }), { status: 403 })
    await assert.rejects(client.remove(`/people/${world.owner.personId}`), { status: 403 })
  }
})

test('the last owner cannot go, be removed or become something else', async () => {
  await using world = await createWorld()
  const { owner } = world
  await assert.rejects(owner.remove(`/people/${owner.personId}`), { status: 409, code: 'owner.last' })
  await assert.rejects(owner.patch(`/people/${owner.personId}`, { role: 'agent' }), { status: 409, code: 'owner.last' })
  const second = await world.person('owner')
  await owner.remove(`/people/${owner.personId}`)
  await assert.rejects(second.remove(`/people/${second.personId}`), { status: 409, code: 'owner.last' })
})

test('of two owners who leave at the same moment, one stays', async () => {
  await using world = await createWorld()
  const second = await world.person('owner')
  const outcomes = await Promise.allSettled([
    world.owner.remove(`/people/${second.personId}`),
    second.remove(`/people/${world.owner.personId}`),
  ])
  assert.equal(outcomes.filter(each => each.status === 'fulfilled').length, 1)
  const refused = outcomes.find(each => each.status === 'rejected')!
  assert.ok(['owner.last', 'workspace.other'].includes(refused.reason.code), refused.reason)
  const rows = await world.database.engine(tx =>
    tx.query(`select 1 from memberships where workspace_id = $1 and role = 'owner' and removed_at is null`, [
      world.workspaceId,
    ]),
  )
  assert.equal(rows.length, 1)
})

test('who is removed is out at once, here and not elsewhere, and leaves the list', async () => {
  await using world = await createWorld()
  const agent = await world.person('agent')
  await world.owner.remove(`/people/${agent.personId}`)
  await assert.rejects(agent.get('/people'), { status: 403, code: 'workspace.other' })
  assert.ok(await agent.get('/me'))
  assert.deepEqual(
    (await world.owner.get<Colleague[]>('/people')).map(each => each.id),
    [world.owner.personId],
  )
  await assert.rejects(world.owner.remove(`/people/${agent.personId}`), { status: 404 })
})

test('the rooms below are told who came, changed and went', async () => {
  await using world = await createWorld()
  const agent = await world.person('agent')
  await world.owner.patch(`/people/${agent.personId}`, { role: 'supervisor' })
  await world.owner.patch(`/people/${agent.personId}`, { role: 'supervisor' })
  await world.owner.remove(`/people/${agent.personId}`)
  const events = await world.database.engine(tx =>
    tx.query<{ kind: string }>(`select kind from events where subject_id = $1 order by number`, [agent.personId]),
  )
  assert.deepEqual(
    events.map(each => each.kind),
    ['colleague.joined', 'colleague.changed', 'colleague.removed'],
  )
})

test('whoever no longer administers leaves no way in behind them', async () => {
  await using world = await createWorld()
  for (const leave of [
    (id: string) => world.owner.remove(`/people/${id}`),
    (id: string) => world.owner.patch(`/people/${id}`, { role: 'supervisor' }),
  ]) {
    const administrator = await world.person('administrator')
    const key = await administrator.post<NewApiKey>('/keys', { name: 'Mía', scopes: ['read', 'administer'] })
    const asked = { email: `otra-${administrator.personId}@urraca.example`, role: 'administrator' }
    const { link } = await administrator.post<InvitationSent>('/invitations', asked)
    const knock = () => fetch(`${world.address}/api/v1/people`, { headers: { authorization: `Bearer ${key.secret}` } })
    assert.equal((await knock()).status, 200)
    await leave(administrator.personId)
    assert.equal((await knock()).status, 401)
    const open = await world.owner.get<{ email: string }[]>('/invitations')
    assert.deepEqual(
      open.filter(({ email }) => email === asked.email),
      [],
      link,
    )
  }
})
