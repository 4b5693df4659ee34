import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Colleague, Me, Team } from '#protocol'
import type { Client } from '../../test/world-client.ts'
import { createWorld, type TestWorld } from '../../test/world.ts'

const teamsOf = (client: Client, all = false) => client.get<Team[]>(`/teams${all ? '?all=true' : ''}`)

/** What the log says of teams, oldest first. */
const told = (world: TestWorld) =>
  world.database.engine(tx =>
    tx.query<{ kind: string; subject: string; detail: string | null }>(
      `select kind, subject_id as subject, detail from events where workspace_id = $1 and kind like 'team.%' order by number`,
      [world.workspaceId],
    ),
  )

async function sightOf(client: Client) {
  const { workspaces } = await client.get<Me>('/me')
  const { sees, teamIds, mateIds } = workspaces[0]!
  return { sees, teamIds, mateIds: mateIds.toSorted() }
}

test('a team is added, named and filled by whoever administers, and seen by all', async () => {
  await using world = await createWorld()
  const agent = await world.person('agent')
  const made = await world.owner.post<Team>('/teams', { name: '  Pedidos ' })
  assert.deepEqual(made, { id: made.id, name: 'Pedidos', members: [], isArchived: false })
  await world.owner.patch(`/teams/${made.id}`, { name: 'Envíos', members: [agent.personId] })
  assert.deepEqual(await teamsOf(agent), [
    { id: made.id, name: 'Envíos', members: [agent.personId], isArchived: false },
  ])
  await assert.rejects(agent.post('/teams', { name: 'Otro' }), { status: 403 })
  await assert.rejects(agent.patch(`/teams/${made.id}`, { members: [] }), { status: 403 })
  assert.deepEqual(
    (await told(world)).map(({ kind, subject }) => [kind, subject]),
    [
      ['team.added', made.id],
      ['team.changed', made.id],
      ['team.joined', agent.personId],
    ],
  )
})

test('two teams that are there do not share a name, and none is without one', async () => {
  await using world = await createWorld()
  const { owner } = world
  const orders = await owner.post<Team>('/teams', { name: 'Pedidos' })
  const parcels = await owner.post<Team>('/teams', { name: 'Envíos' })
  await assert.rejects(owner.post('/teams', { name: 'pedidos' }), { status: 409, code: 'team.taken' })
  await assert.rejects(owner.patch(`/teams/${parcels.id}`, { name: 'PÉDIDOS' }), { status: 409, code: 'team.taken' })
  await assert.rejects(owner.post('/teams', { name: '  ' }), { status: 422, code: 'team.empty' })
  await owner.patch(`/teams/${orders.id}`, { isArchived: true })
  await owner.patch(`/teams/${parcels.id}`, { name: 'Pedidos' })
  await assert.rejects(owner.patch(`/teams/${orders.id}`, { isArchived: false }), { status: 409, code: 'team.taken' })
})

test('only colleagues are in a team, and whoever is removed leaves it', async () => {
  await using world = await createWorld()
  const { owner } = world
  const agent = await world.person('agent')
  const other = await world.anotherBrand()
  const { id } = await owner.post<Team>('/teams', { name: 'Pedidos' })
  const put = (members: string[]) => owner.patch<Team>(`/teams/${id}`, { members })
  await assert.rejects(put([agent.personId, other.owner.personId]), { status: 404, code: 'colleague.unknown' })
  assert.deepEqual((await put([agent.personId, agent.personId])).members, [agent.personId])
  await owner.remove(`/people/${agent.personId}`)
  while ((await teamsOf(owner))[0]!.members.length > 0);
  assert.equal((await told(world)).at(-1)!.kind, 'team.left')
  await assert.rejects(put([agent.personId]), { status: 404, code: 'colleague.unknown' })
})

test('a team that was archived is in no list, and comes back with those who were in it', async () => {
  await using world = await createWorld()
  const { owner } = world
  const agent = await world.person('agent')
  const { id } = await owner.post<Team>('/teams', { name: 'Pedidos' })
  await owner.patch(`/teams/${id}`, { members: [agent.personId] })
  await owner.patch(`/teams/${id}`, { isArchived: true })
  assert.deepEqual(await teamsOf(owner), [])
  assert.equal((await teamsOf(owner, true))[0]!.isArchived, true)
  assert.deepEqual(await sightOf(agent), { sees: 'all', teamIds: [], mateIds: [] })
  await owner.patch(`/teams/${id}`, { isArchived: false })
  assert.deepEqual(await sightOf(agent), { sees: 'all', teamIds: [id], mateIds: [agent.personId] })
  assert.deepEqual((await told(world)).map(({ kind }) => kind).slice(2), [
    'team.archived',
    'team.left',
    'team.changed',
    'team.joined',
  ])
})

test('what somebody may see is part of who they are, from one request to the next', async () => {
  await using world = await createWorld()
  const { owner } = world
  const [ana, luis] = [await world.person('agent'), await world.person('supervisor')]
  const [orders, parcels] = [
    await owner.post<Team>('/teams', { name: 'Pedidos' }),
    await owner.post<Team>('/teams', { name: 'Envíos' }),
  ]
  await owner.patch(`/teams/${orders.id}`, { members: [ana.personId] })
  await owner.patch(`/teams/${parcels.id}`, { members: [ana.personId, luis.personId] })
  const limited = await owner.patch<Colleague>(`/people/${ana.personId}`, { sees: 'team' })
  assert.deepEqual([limited.sees, limited.role], ['team', 'agent'])
  const { teamIds, ...sight } = await sightOf(ana)
  assert.deepEqual(sight, { sees: 'team', mateIds: [ana.personId, luis.personId].toSorted() })
  assert.deepEqual(teamIds.toSorted(), [orders.id, parcels.id].toSorted())
  assert.equal((await owner.get<Colleague[]>('/people')).find(({ id }) => id === ana.personId)!.sees, 'team')
  await assert.rejects(luis.patch(`/people/${ana.personId}`, { sees: 'all' }), { status: 403 })
})

test('whoever administers sees everything', async () => {
  await using world = await createWorld()
  const { owner } = world
  const agent = await world.person('agent')
  await owner.patch(`/people/${agent.personId}`, { sees: 'own' })
  const risen = await owner.patch<Colleague>(`/people/${agent.personId}`, { role: 'administrator' })
  assert.equal(risen.sees, 'all')
  await assert.rejects(owner.patch(`/people/${agent.personId}`, { sees: 'own' }), {
    status: 409,
    code: 'colleague.sees-all',
  })
  const fallen = await owner.patch<Colleague>(`/people/${agent.personId}`, { role: 'agent', sees: 'own' })
  assert.equal(fallen.sees, 'own')
})
