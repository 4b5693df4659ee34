import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minute, newId } from '#lib'
import type { RedirectReason } from '#protocol'
import { keepPublishedFacts } from '#publishing'
import { checkFacts, withdraw } from '#replies'
import { type Desk, morning, openDesk } from '../../test/desk.ts'

const reasons: RedirectReason[] = ['customer-asked', 'safety', 'legal-authentication']
const places = ['public', 'private'] as const
const machine = (desk: Desk) => ({ kind: 'machine', workspaceId: desk.ours }) as const
const key = (desk: Desk) =>
  ({ kind: 'key', workspaceId: desk.ours, keyId: newId(), name: 'k', scopes: ['answer'] }) as const

/** A customer whose full name we know, and who wrote in public. */
async function inTheSquare(desk: Desk) {
  const asked = await desk.says('¿Llegó mi pedido?', { id: 'comment', visibility: 'public' })
  await desk.database.engine(tx =>
    tx.query(`update customers set name = 'Marta Iborra Soler', language = 'es' where workspace_id = $1`, [desk.ours]),
  )
  return asked.conversationId
}

/** The same words sent on; undefined in the place of a fault. */
const says = (desk: Desk, conversationId: string, text: string, more: Parameters<Desk['replies']>[1] = {}) =>
  desk.replies(conversationId, { text, visibility: 'public', ...more })

test('what gives a person away is not said in public, by nobody', async () => {
  await using desk = await openDesk()
  const conversationId = await inTheSquare(desk)
  const text = 'Hola, Marta Iborra: ¿tu número es 612 345 678?'
  const refused = {
    ...{ code: 'reply.personal-data', status: 422 },
    fields: [
      { field: 'text:6-18', code: 'name' },
      { field: 'text:34-45', code: 'phone' },
    ],
  }
  for (const by of [desk.who.ana, desk.who.sofia, machine(desk), key(desk)])
    await assert.rejects(says(desk, conversationId, text, { by, redirectReason: 'safety' }), refused)
  await says(desk, conversationId, 'Hola, Marta: tu pedido 612345678 sale hoy')
  await desk.says('Aquí también', { id: 'direct', at: morning + 1 })
  await says(desk, conversationId, text, { visibility: 'private' })
})

test('where the brand has made known that it can be reached may be said', async () => {
  await using desk = await openDesk()
  const conversationId = await inTheSquare(desk)
  const text = 'Estamos en el 655 001 122'
  await assert.rejects(says(desk, conversationId, text, { redirectReason: 'safety' }), { code: 'reply.personal-data' })
  await desk.as((tx, who) => keepPublishedFacts(tx, who, { lines: [' 655001122 ', '655001122', ''] }), machine(desk))
  await desk.twin()
  assert.deepEqual((await desk.as((tx, who) => checkFacts(tx, who, conversationId))).published.slice(0, 1), [
    '655001122',
  ])
  await assert.rejects(says(desk, conversationId, text), { code: 'reply.redirects', values: { words: '655 001 122' } })
  await says(desk, conversationId, text, { redirectReason: 'customer-asked' })
})

test('what is published is listed by whoever administers, each in their workspace', async () => {
  await using desk = await openDesk()
  const keep = (lines: string[], by = machine(desk) as Parameters<Desk['as']>[1]) =>
    desk.as((tx, who) => keepPublishedFacts(tx, who, { lines }), by)
  await assert.rejects(keep(['x'], desk.who.sofia), { code: 'forbidden' })
  await assert.rejects(keep(Array.from({ length: 201 }, (_, place) => `${place}`)), {
    code: 'published-facts.too-many',
  })
  await keep(['112'], { kind: 'machine', workspaceId: desk.theirs })
  await keep(['900 123 456'])
  await keep([])
  const { conversationId } = await desk.says('Hola', { workspaceId: desk.ours })
  assert.ok(!(await desk.as((tx, who) => checkFacts(tx, who, conversationId))).published.includes('112'))
})

test('nobody is sent elsewhere without a reason, in private as in public', async () => {
  await using desk = await openDesk()
  const conversationId = await inTheSquare(desk)
  await desk.says('Y aquí', { id: 'direct', at: morning + 1 })
  for (const visibility of places)
    for (const by of [desk.who.ana, machine(desk), key(desk)]) {
      const sent = says(desk, conversationId, 'Llame al 900 123 456', { visibility, by })
      await assert.rejects(sent, { code: 'reply.redirects', status: 409, values: { words: 'Llame al 900 123 456' } })
    }
  for (const redirectReason of reasons) {
    const id = await says(desk, conversationId, 'Llame al 900 123 456', { redirectReason })
    assert.equal((await desk.message(id))?.redirected, redirectReason)
  }
  const plain = await says(desk, conversationId, 'Sí: está en https://correos.example/seguimiento/RR1')
  assert.equal((await desk.message(plain))?.redirected, null)
})

test('a reply that is taken back leaves no reason behind', async () => {
  await using desk = await openDesk()
  const conversationId = await inTheSquare(desk)
  const messageId = await says(desk, conversationId, 'Llame al 112', { redirectReason: 'safety' })
  await desk.as((tx, who) => withdraw(tx, who, { messageId, now: morning + minute }))
  const left = await desk.database.owner(tx => tx.query('select 1 from redirections'))
  assert.deepEqual(left, [])
})

test('an answer that goes to another conversation of the customer has a reason, and goes to nobody else', async () => {
  await using desk = await openDesk()
  const { conversationId: here } = await desk.says('En WhatsApp', { by: 'marta' })
  const { conversationId: there } = await desk.says('Por correo', { by: 'marta-2' })
  const moved = (more: object) => desk.replies(there, { text: 'Claro', movedFrom: here, ...more })
  await assert.rejects(moved({ redirectReason: 'safety' }), { code: 'conversation.unknown', status: 404 })
  await desk.database.owner(tx =>
    tx.query(
      `update conversations set customer_id = (select customer_id from conversations where id = $1) where id = $2`,
      [here, there],
    ),
  )
  await assert.rejects(moved({}), { code: 'reply.moves', status: 409 })
  const id = await moved({ redirectReason: 'customer-asked' })
  assert.equal((await desk.message(id))?.redirected, 'customer-asked')
  await desk.replies(there, { text: 'Y aquí', movedFrom: there })
  await desk.says('Mejor aquí', { by: 'marta-2', at: morning + 5 * minute })
  await moved({ at: morning + 6 * minute })
})
