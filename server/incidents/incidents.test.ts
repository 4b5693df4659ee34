import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Who } from '#accounts'
import { close } from '#conversations'
import { day, hour, minute, newId } from '#lib'
import { messages } from '#messages'
import { addTeam, editTeam, putMembers } from '#teams'
import { type Desk, morning, openDesk, plainPlace } from '../../test/desk.ts'
import {
  answerAll,
  answerLater,
  cancelAnswer,
  checkAnswer,
  editIncident,
  incident,
  incidentConversations,
  incidents,
  incidentTasks,
  leftOutOf,
  linkToIncident,
  openIncident,
  unlinkFromIncident,
} from './index.ts'

const noon = morning + 2 * hour
const windowed = { ...plainPlace, windowMs: day }
const placeOf = () => ({ can: windowed, disabled: false })
const channelName = (channel: string) => `Canal ${channel}`
const brand = 'Urraca'
const fault = (code: string, status: number) => ({ code, status })

async function open(desk: Desk, name = 'Caída de la pasarela de pago') {
  const id = newId()
  await desk.as((tx, who) => openIncident(tx, who, { id, name, since: morning - hour, now: noon }))
  return id
}
const link = (desk: Desk, incidentId: string, ...conversationIds: string[]) =>
  desk.as((tx, who) => linkToIncident(tx, who, { incidentId, conversationIds, now: noon }))
const look = (desk: Desk, id: string) => desk.as((tx, who) => incident(tx, who, id))
const tell = (desk: Desk, answerId: string, at = noon) =>
  incidentTasks({ database: desk.database, placeOf, channelName, now: () => at })['incidents.tell']!(
    { workspaceId: desk.ours, answerId },
    { number: 1, last: false },
  )
const spoken = async (desk: Desk, id: string) =>
  (await desk.as((tx, who) => messages(tx, who, id, { limit: 50 }))).rows
    .filter(({ direction }) => direction === 'out')
    .map(({ text }) => text)
const begin = (desk: Desk, incidentId: string, text: string, more: { id?: string; reasonId?: string } = {}) => {
  const id = more.id ?? newId()
  return desk
    .as((tx, who) => answerAll(tx, who, { id, incidentId, text, now: noon, ...more }), desk.who.sofia)
    .then(() => id)
}

test('an incident knows its conversations and customers without counting them', async () => {
  await using desk = await openDesk()
  const id = await open(desk)
  const first = await desk.says('No puedo pagar', { lane: 'one' })
  const second = await desk.says('Sigo sin poder', { lane: 'two' })
  const other = await desk.says('El pago falla', { by: 'oscar' })
  assert.equal(await link(desk, id, first.conversationId, second.conversationId, other.conversationId), 3)
  assert.equal(await link(desk, id, first.conversationId), 0)
  const found = await look(desk, id)
  assert.deepEqual([found.conversations, found.customers, found.since], [3, 2, morning - hour])
  assert.equal((await desk.row(first.conversationId)).incidentId, id)
  assert.deepEqual(await desk.lines(first.conversationId), [
    { deed: 'incident-linked', by: desk.people.ana, id, name: 'Caída de la pasarela de pago' },
  ])
  await desk.as((tx, who) => unlinkFromIncident(tx, who, { conversationId: second.conversationId, now: noon }))
  assert.deepEqual([(await look(desk, id)).conversations, (await look(desk, id)).customers], [2, 2])
  await desk.as((tx, who) => unlinkFromIncident(tx, who, { conversationId: first.conversationId, now: noon }))
  assert.deepEqual([(await look(desk, id)).conversations, (await look(desk, id)).customers], [1, 1])
  assert.equal((await desk.row(first.conversationId)).incidentId, null)

  const another = await open(desk, 'Web lenta')
  await link(desk, another, other.conversationId)
  assert.deepEqual([(await look(desk, id)).conversations, (await look(desk, another)).conversations], [0, 1])
})

test('those that are open and those that are solved stand in lists of their own, page by page', async () => {
  await using desk = await openDesk()
  const ids: string[] = []
  for (const name of ['A', 'B', 'C']) ids.push(await open(desk, name))
  const list = (state: 'open' | 'solved', after?: string) =>
    desk.as((tx, who) => incidents(tx, who, { state, after, limit: 2 }))
  const page = await list('open')
  const rest = await list('open', page.next!)
  assert.deepEqual(
    [...page.rows, ...rest.rows].map(({ name }) => name),
    ['C', 'B', 'A'],
  )
  assert.equal(rest.next, null)
  await desk.as((tx, who) => editIncident(tx, who, { id: ids[1]!, state: 'solved', known: 'Ya va', now: noon }))
  const [solved] = (await list('solved')).rows
  assert.deepEqual([solved?.name, solved?.known, solved?.solvedAt], ['B', 'Ya va', noon])
  await assert.rejects(open(desk, '  '), fault('incident.empty', 422))
  await assert.rejects(look(desk, newId()), fault('incident.unknown', 404))
  await assert.rejects(link(desk, newId(), newId()), fault('conversation.unknown', 404))
})

test('its conversations come page by page', async () => {
  await using desk = await openDesk()
  const id = await open(desk)
  const all: string[] = []
  for (const by of ['a', 'b', 'c']) all.push((await desk.says('No puedo pagar', { by })).conversationId)
  await link(desk, id, ...all)
  const page = (after?: string) =>
    desk.as((tx, who) => incidentConversations(tx, who, { incidentId: id, after, limit: 2 }))
  const first = await page()
  const second = await page(first.next!)
  assert.deepEqual(
    [...first.rows, ...second.rows].map(row => row.id),
    all,
  )
  assert.equal(second.next, null)
})

test('before it leaves one sees whom it reaches, where anybody can read it, and whom it does not reach, and why', async () => {
  await using desk = await openDesk()
  const id = await open(desk)
  const reasonId = await desk.reason()
  const at = noon - minute
  const fresh = await desk.says('No puedo pagar', { by: 'marta', at })
  const open1 = await desk.says('El pago falla', { by: 'oscar', visibility: 'public', at })
  const late = await desk.says('¿Y el pago?', { by: 'lara', at: morning - 2 * day })
  const done = await desk.says('Gracias', { by: 'nuria', at })
  await desk.as((tx, who) => close(tx, who, { conversationId: done.conversationId, reasonId, now: at }))
  await link(desk, id, ...[fresh, open1, late, done].map(({ conversationId }) => conversationId))
  const check = async (text: string) =>
    (
      await desk.as(
        (tx, who) => checkAnswer(tx, who, { incidentId: id, text, now: noon, brand, channelName, placeOf }),
        desk.who.sofia,
      )
    ).map(({ group, goes, count, conversations }) => [group, goes, count, conversations[0]!.name])
  assert.deepEqual((await check('Hola {{customer.first-name}}, ya va.')).toSorted(), [
    ['conversation.closed', false, 1, 'nuria'],
    ['private', true, 1, 'marta'],
    ['public', true, 1, 'oscar'],
    ['reply.window-closed', false, 1, 'lara'],
  ])
  const groups = (await check('Escríbele a marta.iborra@correo.es')).map(([group]) => group)
  assert.ok(groups.includes('reply.personal-data') && !groups.includes('public') && groups.includes('private'))
  assert.ok((await check('x'.repeat(5000))).every(([group]) => group !== 'private'))
})

test('each conversation is told once, where its customer wrote, and stays in the hands it is in', async () => {
  await using desk = await openDesk()
  const id = await open(desk)
  const at = noon - minute
  const marta = await desk.says('No puedo pagar', { by: 'Marta Iborra', at })
  const oscar = await desk.says('El pago falla', { by: 'oscar', visibility: 'public', at })
  const lara = await desk.says('¿Y el pago?', { by: 'lara', at: morning - 2 * day })
  await link(desk, id, ...[marta, oscar, lara].map(({ conversationId }) => conversationId))
  const answer = await begin(desk, id, 'Hola {{customer.first-name}}, «{{incident.name}}» está resuelto.')
  await begin(desk, id, 'otra vez', { id: answer })
  await tell(desk, answer)
  await tell(desk, answer)
  assert.deepEqual(await spoken(desk, marta.conversationId), [
    'Hola Marta, «Caída de la pasarela de pago» está resuelto.',
  ])
  assert.deepEqual((await spoken(desk, oscar.conversationId)).length, 1)
  const row = await desk.row(marta.conversationId)
  assert.deepEqual([row.status, row.turnAt, row.holder, row.unread], ['waiting', null, { kind: 'queue' }, 1])
  const [told] = (await look(desk, id)).answers
  assert.deepEqual([told?.state, told?.told, told?.leftOut], ['done', 2, 1])
  assert.deepEqual(
    (await desk.as((tx, who) => leftOutOf(tx, who, answer))).map(({ name, code }) => [name, code]),
    [['lara', 'reply.window-closed']],
  )
  const queued = (await desk.events('message.queued')).map(({ detail }) => JSON.parse(detail!) as { lane?: string })
  assert.deepEqual(
    queued.map(({ lane }) => lane),
    ['bulk', 'bulk'],
  )

  // Whoever is linked later, and whoever can be told by now, gets it too; nobody gets it twice.
  const nuria = await desk.says('A mí tampoco', { by: 'nuria', at })
  await desk.says('¿Hola?', { by: 'lara', at })
  await link(desk, id, nuria.conversationId)
  assert.equal(await desk.as((tx, who) => answerLater(tx, who, { id: answer }), desk.who.sofia), true)
  await tell(desk, answer)
  const [again] = (await look(desk, id)).answers
  assert.deepEqual([again?.state, again?.told, again?.leftOut], ['done', 4, 0])
  for (const { conversationId } of [marta, nuria, lara]) assert.equal((await spoken(desk, conversationId)).length, 1)
})

test('nobody reads a gap, nor is called what is no name: without what stands there otherwise they are not told', async () => {
  await using desk = await openDesk()
  const id = await open(desk)
  const at = noon - minute
  const marta = await desk.says('No puedo pagar', { by: 'Marta Iborra', at })
  const phone = await desk.says('El pago falla', { by: '+34 600 100 200', at })
  await link(desk, id, marta.conversationId, phone.conversationId)
  const groups = async (text: string) =>
    (
      await desk.as(
        (tx, who) => checkAnswer(tx, who, { incidentId: id, text, now: noon, brand, channelName, placeOf }),
        desk.who.sofia,
      )
    ).map(({ group, conversations }) => [group, conversations.map(({ name }) => name)])
  assert.deepEqual(await groups('Hola {{customer.first-name}}'), [
    ['private', ['Marta Iborra']],
    ['incident.gaps', ['+34 600 100 200']],
  ])
  assert.deepEqual(
    (await groups('{{pedido}}')).map(([group]) => group),
    ['incident.gaps'],
  )
  await tell(desk, await begin(desk, id, 'Hola {{customer.first-name}}.'))
  assert.deepEqual(await spoken(desk, phone.conversationId), [])
  await tell(desk, await begin(desk, id, '{{customer.first-name|Hola}}: «{{incident.name}}», {{brand.name|ya}} va.'))
  const [first] = await spoken(desk, phone.conversationId)
  assert.match(first!, /^Hola: «Caída de la pasarela de pago», .+ va\.$/)
  assert.doesNotMatch(first!, /[{}]/)
})

test('what is told can be closed with it; what has been begun can be ended', async () => {
  await using desk = await openDesk()
  const id = await open(desk)
  const reasonId = await desk.reason()
  const marta = await desk.says('No puedo pagar', { at: noon - minute })
  await link(desk, id, marta.conversationId)
  await tell(desk, await begin(desk, id, 'Resuelto.', { reasonId }))
  assert.equal((await desk.row(marta.conversationId)).status, 'closed')

  const oscar = await desk.says('El pago falla', { by: 'oscar', at: noon - minute })
  await link(desk, id, oscar.conversationId)
  const answer = await begin(desk, id, 'Resuelto.')
  assert.equal(await desk.as((tx, who) => cancelAnswer(tx, who, { id: answer }), desk.who.sofia), true)
  await tell(desk, answer)
  assert.deepEqual(await spoken(desk, oscar.conversationId), [])
  assert.equal((await look(desk, id)).answers.find(each => each.id === answer)?.state, 'cancelled')
})

test('everybody links; only whoever supervises answers all', async () => {
  await using desk = await openDesk()
  const id = await open(desk)
  const ask = (by = desk.who.ana, text = 'Ya') =>
    desk.as((tx, who) => answerAll(tx, who, { id: newId(), incidentId: id, text, now: noon }), by)
  await assert.rejects(ask(), fault('forbidden', 403))
  await assert.rejects(ask(desk.who.sofia, ' '), fault('reply.empty', 422))
})

test('an incident is changed by whoever opened it, by who is in a team with them, and by who supervises', async () => {
  await using desk = await openDesk()
  const id = await open(desk)
  const edit = (by: Who, known: string) => desk.as((tx, who) => editIncident(tx, who, { id, known, now: noon }), by)
  const blockedFor = (by: Who) => desk.as(async (tx, who) => (await incident(tx, who, id)).blocked, by)
  const known = async () => (await look(desk, id)).known
  await edit(desk.who.ana, 'La abrió Ana')
  await edit(desk.who.sofia, 'Sofía supervisa')
  await assert.rejects(edit(desk.who.luis, 'Luis pasaba por aquí'), fault('incident.not-yours', 403))
  assert.equal(await known(), 'Sofía supervisa')
  assert.deepEqual(await Promise.all([desk.who.ana, desk.who.luis, desk.who.sofia].map(blockedFor)), [
    null,
    'incident.not-yours',
    null,
  ])

  const admin: Who = { kind: 'machine', workspaceId: desk.ours }
  const teamId = await desk.as((tx, who) => addTeam(tx, who, { name: 'Pagos', now: noon }), admin)
  const members = [desk.people.ana, desk.people.luis]
  await desk.as((tx, who) => putMembers(tx, who, { id: teamId, members }), admin)
  await edit(desk.who.luis, 'Luis es de su equipo')
  assert.equal(await known(), 'Luis es de su equipo')
  await desk.as((tx, who) => editTeam(tx, who, { id: teamId, isArchived: true }), admin)
  assert.equal(await blockedFor(desk.who.luis), 'incident.not-yours')
})
