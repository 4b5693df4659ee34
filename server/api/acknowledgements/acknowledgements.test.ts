import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { minute, second } from '#lib'
import type {
  AcknowledgementCard,
  AcknowledgementView,
  LevelsView,
  Message,
  Page,
  ProfileKept,
  PromisePage,
  Row,
} from '#protocol'
import { plainChannel } from '../../../test/plain-channel.ts'
import { until } from '../../../test/waits.ts'
import type { Client } from '../../../test/world-client.ts'
import { createWorld, type TestWorld } from '../../../test/world.ts'

/** Friday 20 November 2026, 20:10 in Madrid. */
const friday = Date.UTC(2026, 10, 20, 19, 10)
const monday = Date.UTC(2026, 10, 23, 8, 30)
let world: TestWorld
let agent: Client
let kept: ProfileKept

before(async () => {
  world = await createWorld({ channels: [plainChannel()] })
  world.clock.set(friday)
  const profile = { channel: 'plain', name: 'Faro', function: 'service', language: 'es', settings: {} }
  kept = await world.owner.post<ProfileKept>('/profiles', profile)
  agent = await world.person('agent')
})
after(() => world[Symbol.asyncDispose]())

const office = {
  ...{ name: 'Oficina', isDefault: true, profileIds: [], timeZone: 'Europe/Madrid', holidays: [] },
  week: Array.from({ length: 7 }, (_, at) => (at < 5 ? [{ opens: 540, closes: 1080 }] : [])),
}
const path = () => `/profiles/${kept.id}/acknowledgement`
const on = { isOn: true, isPublic: false, texts: {} }

test('off at first; without a calendar nothing would ever be said; then it shows what a customer would read', async () => {
  assert.deepEqual(await agent.get<AcknowledgementCard[]>('/acknowledgements'), [
    { profileId: kept.id, isOn: false, isPublic: false, canWrite: true, languages: [] },
  ])
  assert.equal((await agent.get<AcknowledgementView>(path())).then, null)
  await world.owner.post<LevelsView>('/calendars', office)
  const { then, usual, canPublic } = await agent.get<AcknowledgementView>(path())
  assert.deepEqual([then?.isOpen, then?.at, then?.answerBy, usual, canPublic], [false, friday, monday, 'es', true])
  assert.equal(then?.gaps.de.deadline, 'am Montag um 9:30 Uhr')
  world.clock.set(monday)
  const open = (await agent.get<AcknowledgementView>(path())).then
  assert.deepEqual([open?.isOpen, open?.at], [true, Date.UTC(2026, 10, 23, 17)])
  assert.equal(open?.gaps.es.deadline, 'mañana a las 9:30')
  world.clock.set(friday)
})

test('who administers turns it on, with words of the brand’s own; others may not, and what does not hold is refused', async () => {
  await assert.rejects(agent.put(path(), on), { code: 'forbidden', status: 403 })
  await assert.rejects(world.owner.put(path(), { ...on, texts: { es: 'Abrimos {{opening}}' } }), {
    ...{ code: 'acknowledgement.no-deadline', status: 422 },
  })
  await assert.rejects(world.owner.put('/profiles/01900000-0000-7000-8000-000000000001/acknowledgement', on), {
    status: 404,
  })
  const texts = { es: 'Hasta {{deadline}}', en: ' ' }
  const view = await world.owner.put<AcknowledgementView>(path(), { ...on, texts })
  assert.deepEqual([view.isOn, view.texts], [true, { es: 'Hasta {{deadline}}' }])
  assert.deepEqual((await agent.get<AcknowledgementCard[]>('/acknowledgements'))[0]?.languages, ['es'])
})

test('who writes on Friday at 20:10 is told at once, and the team finds it in the ledger', async () => {
  const said = { kind: 'message', key: 'm-1', externalId: 'm-1', text: '¿Cuándo llega?', visibility: 'private' }
  const event = { ...said, profileKey: 'main', lane: 'marta', from: { id: 'marta', name: 'Marta' }, at: friday }
  await fetch(`${world.address}/hooks/${kept.connectionId}`, { method: 'POST', body: JSON.stringify([event]) })
  const { rows } = await until(
    () => agent.get<Page<Row>>('/conversations?view=all'),
    page => page.rows.length === 1,
  )
  world.clock.advance(40 * second)
  const messages = await until(
    async () => (await agent.get<{ rows: Message[] }>(`/conversations/${rows[0]!.id}/messages`)).rows,
    found => found.some(({ direction, state }) => direction === 'out' && state === 'sent'),
  )
  const told = messages.filter(({ direction }) => direction === 'out')
  assert.deepEqual(
    told.map(({ text, author }) => [text, author.kind]),
    [['Hasta el lunes a las 9:30', 'system']],
  )
  assert.ok(told[0]!.at - friday < minute)
  const promises = await agent.get<PromisePage>('/promises?tab=team')
  assert.deepEqual(
    promises.rows.map(({ dueAt, state, text }) => [dueAt, state, text]),
    [[monday, 'made', 'Contestar a lo que llegó fuera de horario']],
  )
  const [row] = (await agent.get<Page<Row>>('/conversations?view=all')).rows
  assert.deepEqual([row?.status, row?.last.direction], ['open', 'in'])
  await assert.rejects(agent.post(`/messages/${told[0]!.id}/retry`), { code: 'message.not-ours', status: 409 })
})

test('what a machine answers by itself is told nothing, so that no two machines thank one another all night', async () => {
  const said = { kind: 'message', profileKey: 'main', visibility: 'private', at: world.clock.now() }
  const events = [
    { ...said, key: 'm-2', externalId: 'm-2', lane: 'robot', from: { id: 'robot', name: 'Robot' }, automatic: true },
    { ...said, key: 'm-3', externalId: 'm-3', lane: 'nora', from: { id: 'nora', name: 'Nora' } },
  ].map(event => ({ ...event, text: '¿Está ahí?' }))
  await fetch(`${world.address}/hooks/${kept.connectionId}`, { method: 'POST', body: JSON.stringify(events) })
  const { rows } = await until(
    () => agent.get<Page<Row>>('/conversations?view=all'),
    page => page.rows.length === 3,
  )
  world.clock.advance(40 * second)
  const answersTo = async (called: string) => {
    const { id } = rows.find(({ name }) => name === called)!
    const messages = (await agent.get<{ rows: Message[] }>(`/conversations/${id}/messages`)).rows
    return messages.filter(({ direction }) => direction === 'out').length
  }
  await until(
    () => answersTo('Nora'),
    count => count === 1,
  )
  assert.equal(await answersTo('Robot'), 0)
})
