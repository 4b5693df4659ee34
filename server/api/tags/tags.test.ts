import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Conversation, Page, ProfileKept, Row, Tag, TagRules } from '#protocol'
import { plainChannel } from '../../../test/plain-channel.ts'
import { until } from '../../../test/waits.ts'
import { createWorld, type TestWorld } from '../../../test/world.ts'

let world: TestWorld
let id: string

before(async () => {
  world = await createWorld({ channels: [plainChannel()] })
  const profile = { channel: 'plain', name: 'Faro', function: 'service', language: 'es', settings: {} }
  const { connectionId } = await world.owner.post<ProfileKept>('/profiles', profile)
  const from = { id: 'marta', name: 'Marta' }
  const said = { kind: 'message', key: 'm-1', externalId: 'm-1', text: 'Hola', visibility: 'private' }
  const event = { ...said, profileKey: 'main', lane: 'marta', from, at: world.clock.now() }
  await fetch(`${world.address}/hooks/${connectionId}`, { method: 'POST', body: JSON.stringify([event]) })
  const { rows } = await until(
    () => world.owner.get<Page<Row>>('/conversations?view=all'),
    page => page.rows.length === 1,
  )
  id = rows[0]!.id
})
after(() => world[Symbol.asyncDispose]())

test('an agent makes a tag and puts it on; the row and the conversation carry it', async () => {
  const agent = await world.person('agent')
  const tag = await agent.post<Tag>('/tags', { name: 'Queja', hue: 'teal' })
  assert.deepEqual(await agent.get('/tags'), [{ id: tag.id, name: 'Queja', hue: 'teal', isArchived: false }])
  const row = await agent.post<Row>(`/conversations/${id}/tags`, { add: [tag.id] })
  assert.deepEqual(row.tags, [tag.id])
  assert.deepEqual((await agent.get<Page<Row>>('/conversations?view=all')).rows[0]!.tags, [tag.id])
  assert.deepEqual((await agent.get<Conversation>(`/conversations/${id}`)).tags, [tag.id])
  assert.deepEqual((await agent.post<Row>(`/conversations/${id}/tags`, { remove: [tag.id] })).tags, [])
})

test('what is no tag, no hue and no id is said', async () => {
  const { owner } = world
  await assert.rejects(owner.post('/tags', { name: ' ' }), { status: 422, code: 'tag.empty' })
  await assert.rejects(owner.post('/tags', { name: 'x', hue: 'blue' }), { status: 400, code: 'invalid' })
  await assert.rejects(owner.post(`/conversations/${id}/tags`, { add: ['x'] }), { status: 400 })
  await assert.rejects(owner.post(`/conversations/${id}/tags`, { add: [crypto.randomUUID()] }), {
    status: 404,
    code: 'tag.unknown',
  })
})

test('a supervisor says who makes tags, and edits them; an agent does not', async () => {
  const [supervisor, agent] = [await world.person('supervisor'), await world.person('agent')]
  assert.deepEqual(await agent.get<TagRules>('/tags/rules'), { agentsMayAdd: true })
  await assert.rejects(agent.put('/tags/rules', { agentsMayAdd: false }), { status: 403 })
  assert.deepEqual(await supervisor.put('/tags/rules', { agentsMayAdd: false }), { agentsMayAdd: false })
  await assert.rejects(agent.post('/tags', { name: 'Mía' }), { status: 403, code: 'tag.closed' })
  const tag = await supervisor.post<Tag>('/tags', { name: 'Prensa' })
  await assert.rejects(agent.patch(`/tags/${tag.id}`, { name: 'x' }), { status: 403, code: 'forbidden' })
  const edited = await supervisor.patch<Tag>(`/tags/${tag.id}`, { name: 'Medios', hue: 'violet', isArchived: true })
  assert.deepEqual(edited, { id: tag.id, name: 'Medios', hue: 'violet', isArchived: true })
})
