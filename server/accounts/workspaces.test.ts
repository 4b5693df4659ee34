import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Me, Workspace } from '#protocol'
import { clientOf } from '../../test/world-client.ts'
import { createWorld } from '../../test/world.ts'

const norte = { name: 'Tostadero Norte', website: '', timeZone: 'America/Bogota', language: 'en', color: '#0b3d2e' }

test('an owner founds another brand and owns it; others may not', async () => {
  await using world = await createWorld()
  const administrator = await world.person('administrator')
  await assert.rejects(administrator.post('/workspaces', norte), { status: 403 })
  await assert.rejects(world.owner.post('/workspaces', { ...norte, color: '#ffd166' }), {
    status: 422,
    code: 'color.too-light',
  })
  const { id } = await world.owner.post<Workspace>('/workspaces', norte)
  const me = await world.owner.get<Me>('/me')
  assert.deepEqual(
    me.workspaces.map(each => [each.name, each.role]),
    [
      ['Café Norte', 'owner'],
      ['Tostadero Norte', 'owner'],
    ],
  )
  assert.deepEqual(await clientOf(world.address, { ...world.owner, workspaceId: id }).get('/people'), [
    { id: world.owner.personId, name: 'Ana Ruiz', email: world.owner.email, picture: null, role: 'owner', sees: 'all' },
  ])
})

test('who works for several brands says for which they ask', async () => {
  await using world = await createWorld()
  await world.owner.post('/workspaces', norte)
  const silent = clientOf(world.address, { ...world.owner, workspaceId: '' })
  await assert.rejects(silent.get('/people'), { status: 400, code: 'workspace.choose' })
  const agent = await world.person('agent')
  assert.ok(await clientOf(world.address, { ...agent, workspaceId: '' }).get('/people'))
})

test('a brand that one does not work for stays closed, and one that does not exist looks the same', async () => {
  await using world = await createWorld()
  const other = await world.anotherBrand()
  for (const workspaceId of [other.workspaceId, '01900000-0000-7000-8000-000000000000', 'x']) {
    await assert.rejects(clientOf(world.address, { ...world.owner, workspaceId }).get('/people'), {
      status: 403,
      code: 'workspace.other',
    })
  }
})

test('who administers changes what the brand says of itself', async () => {
  await using world = await createWorld()
  const changed = await world.owner.patch<Workspace>('/workspace', { name: 'Café Sur', timeZone: 'Europe/Lisbon' })
  assert.deepEqual([changed.name, changed.timeZone, changed.color], ['Café Sur', 'Europe/Lisbon', '#43212f'])
  await assert.rejects(world.owner.patch('/workspace', { color: '#eeeeee' }), { status: 422, code: 'color.too-light' })
  const agent = await world.person('agent')
  await assert.rejects(agent.patch('/workspace', { name: 'x' }), { status: 403 })
})
