import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { day, hour, newId } from '#lib'
import type { Message, Page, ProfileKept, PromiseInTalk, PromisePage, Row } from '#protocol'
import { plainChannel } from '../../../test/plain-channel.ts'
import { until } from '../../../test/waits.ts'
import type { Client } from '../../../test/world-client.ts'
import { createWorld, type TestWorld } from '../../../test/world.ts'

let world: TestWorld
let agent: Client
let id: string
const began = Date.UTC(2026, 10, 20, 10)

before(async () => {
  world = await createWorld({ channels: [plainChannel()] })
  world.clock.set(began)
  const profile = { channel: 'plain', name: 'Faro', function: 'service', language: 'es', settings: {} }
  const { connectionId } = await world.owner.post<ProfileKept>('/profiles', profile)
  const from = { id: 'marta', name: 'Marta' }
  const said = { kind: 'message', key: 'm-1', externalId: 'm-1', text: '¿Me llaman?', visibility: 'private' }
  const event = { ...said, profileKey: 'main', lane: 'marta', from, at: world.clock.now() }
  await fetch(`${world.address}/hooks/${connectionId}`, { method: 'POST', body: JSON.stringify([event]) })
  const { rows } = await until(
    () => world.owner.get<Page<Row>>('/conversations?view=all'),
    page => page.rows.length === 1,
  )
  id = rows[0]!.id
  agent = await world.person('agent')
})
after(() => world[Symbol.asyncDispose]())

const answers = (promises: object[], more: object = {}) =>
  agent.post<Message>(`/conversations/${id}/messages`, {
    ...{ id: newId(), text: 'Le llamamos mañana', files: [], visibility: 'private', promises, ...more },
  })
const promised = (more: object = {}) => ({
  id: newId(),
  text: 'Le llamamos',
  matter: 'call',
  dueAt: began + day,
  ...more,
})
const inTalk = () => agent.get<PromiseInTalk[]>(`/conversations/${id}/promises`)
const list = (query: string) => agent.get<PromisePage>(`/promises?${query}`)

test('what a reply promises is kept with it, or neither is', async () => {
  const refused = newId()
  const wrong = answers([promised({ dueAt: began - hour })], { id: refused })
  await assert.rejects(wrong, { status: 422, code: 'promise.earlier' })
  await assert.rejects(agent.get(`/messages/${refused}/versions`), { status: 404 })
  const { id: messageId } = await answers([promised()])
  const [found] = await inTalk()
  assert.deepEqual(
    [found!.messageId, found!.text, found!.state, found!.steps.map(({ step }) => step.kind)],
    [messageId, 'Le llamamos', 'made', ['made']],
  )
  assert.deepEqual(
    (await list('tab=mine')).rows.map(each => each.id),
    [found!.id],
  )
})

test('it is told how it goes, another date is agreed on, and it is done; the list follows', async () => {
  const { id: messageId } = await answers([])
  const noted = promised()
  const made = await agent.post<PromiseInTalk>(`/messages/${messageId}/promises`, noted)
  assert.deepEqual(await agent.post(`/messages/${messageId}/promises`, noted), made)
  const step = (deed: object) => agent.post<PromiseInTalk>(`/promises/${made.id}/steps`, deed)
  assert.equal((await step({ kind: 'progressed', note: 'En ello' })).state, 'in_progress')
  const later = await step({ kind: 'renegotiated', dueAt: began + 2 * day, isAgreed: true })
  assert.deepEqual([later.state, later.originalDueAt, later.dueAt], ['renegotiated', began + day, began + 2 * day])
  assert.equal((await step({ kind: 'fulfilled' })).state, 'kept')
  await assert.rejects(step({ kind: 'fulfilled' }), { status: 409, code: 'promise.over' })
  assert.deepEqual(
    (await list('tab=history&state=kept')).rows.map(each => each.id),
    [made.id],
  )
})

test('the clock breaks what is past its time, and the list of what is overdue shows it', async () => {
  const asked = promised({ dueAt: began + hour })
  await answers([asked])
  world.clock.set(began + hour + 1)
  const { rows } = await until(
    () => list('tab=overdue'),
    page => page.rows.length > 0,
  )
  assert.deepEqual([rows[0]!.id, rows[0]!.state], [asked.id, 'broken'])
})

test('what leaves later is promised when it leaves', async () => {
  const sendAt = world.clock.now() + 3 * hour
  await assert.rejects(answers([promised({ dueAt: sendAt - hour })], { sendAt }), { code: 'promise.earlier' })
  const asked = promised({ dueAt: sendAt + 4 * hour })
  await answers([asked], { sendAt })
  const found = (await inTalk()).find(each => each.id === asked.id)!
  assert.deepEqual([found.madeAt, found.progressDueAt], [sendAt, sendAt + 2 * hour])
})
