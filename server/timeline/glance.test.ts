import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Who } from '#accounts'
import { assign } from '#conversations'
import { day, minute, newId } from '#lib'
import { customersPage, glance } from '#timeline'
import { type Desk, morning, oneCustomer, openDesk } from '../../test/desk.ts'

const look = (desk: Desk, id: string, by?: Who) => desk.as((tx, who) => glance(tx, who, id), by)
const list = (desk: Desk, ask: { after?: string; limit: number }, by?: Who) =>
  desk.as((tx, who) => customersPage(tx, who, ask), by)

test('at a glance all talks of a customer stand in their order, those in public marked', async () => {
  await using desk = await openDesk()
  const mail = await desk.says('La cafetera gotea', { channel: 'email', by: 'marta@example.com' })
  const square = await desk.says('¡Qué bonita!', {
    channel: 'plaza',
    by: 'marta_i',
    visibility: 'public',
    at: morning + day,
  })
  const id = await oneCustomer(desk, mail, square)
  await desk.says('Hola', { by: 'joan' })
  const { talks, isWhole } = await look(desk, id)
  assert.equal(isWhole, true)
  assert.deepEqual(
    talks.map(({ channel, isPublic, lastText, openedAt }) => [channel, isPublic, lastText, openedAt]),
    [
      ['email', false, 'La cafetera gotea', morning],
      ['plaza', true, '¡Qué bonita!', morning + day],
    ],
  )
  await assert.rejects(look(desk, newId()), { code: 'customer.unknown', status: 404 })
})

test('of very many talks the latest are shown, and that is said', async () => {
  await using desk = await openDesk()
  await desk.sayAll(
    Array.from({ length: 125 }, (_, n) => [`Línea ${n}`, { lane: `${n}`, at: morning + n * minute }] as const),
  )
  const [{ id } = { id: '' }] = (await list(desk, { limit: 1 })).rows
  const { talks, isWhole } = await look(desk, id)
  assert.deepEqual(
    [talks.length, isWhole, talks[0]!.lastText, talks.at(-1)!.lastText],
    [120, false, 'Línea 5', 'Línea 124'],
  )
})

test('customers stand in pages, whoever came last first; who turned out to be another is not among them', async () => {
  await using desk = await openDesk()
  const talks = []
  for (const [n, by] of ['ana', 'berta', 'carles', 'dani', 'elisa'].entries())
    talks.push(await desk.says(`Soy ${by}`, { by, at: morning + n * minute }))
  await oneCustomer(desk, talks[0]!, talks[3]!)
  const first = await list(desk, { limit: 2 })
  const second = await list(desk, { limit: 2, after: first.next! })
  assert.deepEqual(
    [...first.rows, ...second.rows].map(({ name, channels, last }) => [name, channels, last?.text]),
    [
      ['elisa', ['api'], 'Soy elisa'],
      ['carles', ['api'], 'Soy carles'],
      ['berta', ['api'], 'Soy berta'],
      ['ana', ['api'], 'Soy dani'],
    ],
  )
  assert.equal(second.next, null)
  await assert.rejects(list(desk, { limit: 2, after: 'x' }), { code: 'cursor.malformed' })
})

test('whoever sees their own alone finds the customers whom they reach', async () => {
  await using desk = await openDesk()
  const mine = await desk.says('Hola', { by: 'marta' })
  await desk.says('Hola', { by: 'joan' })
  const to = { kind: 'agent' as const, id: desk.people.luis }
  await desk.as((tx, who) => assign(tx, who, { conversationId: mine.conversationId, to, now: morning }))
  const luis: Who = { ...desk.who.luis, sees: 'own' } as Who
  const { rows } = await list(desk, { limit: 10 }, luis)
  assert.deepEqual(
    rows.map(({ name }) => name),
    ['marta'],
  )
  await assert.rejects(look(desk, (await list(desk, { limit: 1 })).rows[0]!.id, luis), { code: 'customer.unknown' })
})
