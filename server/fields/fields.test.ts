import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#lib'
import type { FieldValues } from '#protocol'
import {
  addField,
  editField,
  fields,
  filledIn,
  filledOf,
  fillIn,
  fillInCustomer,
  mustBeFilled,
  type NewField,
} from '#fields'
import { type Desk, morning, openDesk } from '../../test/desk.ts'

const add = (desk: Desk, label: string, more: Partial<NewField> = {}) =>
  desk.as(
    (tx, who) => addField(tx, who, { subject: 'conversation', kind: 'text', label, now: morning, ...more }),
    desk.who.sofia,
  )
const edit = (desk: Desk, change: Parameters<typeof editField>[2]) =>
  desk.as((tx, who) => editField(tx, who, change), desk.who.sofia)
const all = (desk: Desk) => desk.as((tx, who) => fields(tx, who))
const labels = async (desk: Desk) =>
  (await all(desk)).map(({ label, isArchived }) => (isArchived ? `(${label})` : label))
const fill = (desk: Desk, conversationId: string, conversation: FieldValues, customer: FieldValues = {}) =>
  desk.as((tx, who) => fillIn(tx, who, { conversationId, conversation, customer }))
const filled = (desk: Desk, conversationId: string) => desk.as((tx, who) => filledIn(tx, who, conversationId))

test('fields are made, renamed, moved, archived and taken back; those of conversations stand first', async () => {
  await using desk = await openDesk()
  const order = await add(desk, 'Número de pedido')
  await add(desk, 'Cumpleaños', { subject: 'customer', kind: 'date' })
  const shop = await add(desk, 'Tienda', { isRequired: true })
  assert.deepEqual(await labels(desk), ['Número de pedido', 'Tienda', 'Cumpleaños'])
  await edit(desk, { id: shop.id, position: 0, label: ' Nuestra  tienda ' })
  await edit(desk, { id: order.id, isArchived: true })
  assert.deepEqual(await labels(desk), ['Nuestra tienda', '(Número de pedido)', 'Cumpleaños'])
  await edit(desk, { id: order.id, isArchived: false, isRequired: true })
  assert.deepEqual(
    (await all(desk)).map(({ isRequired }) => isRequired),
    [true, true, false],
  )
  assert.deepEqual([...new Set((await desk.events()).map(({ kind }) => kind))], ['field.defined'])
})

test('a field has a name of its own among those of its subject', async () => {
  await using desk = await openDesk()
  await add(desk, 'Pedido')
  for (const same of ['PEDIDO', 'Pédido']) await assert.rejects(add(desk, same), { code: 'field.taken', status: 409 })
  await assert.rejects(add(desk, ' '), { code: 'field.empty', status: 422 })
  await add(desk, 'Pedido', { subject: 'customer' })
})

test('what can be chosen is renamed and moved by its id; what is left out stays where it was chosen', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  await assert.rejects(add(desk, 'Color', { kind: 'choice' }), { code: 'field.choices', status: 422 })
  const asked = [{ label: 'Azul' }, { label: 'Rojo' }]
  const { id, choices } = await add(desk, 'Color', { kind: 'choice', choices: asked })
  const [blue, red] = choices.map(choice => choice.id) as [string, string]
  await fill(desk, conversationId, { [id]: red })
  await edit(desk, { id, choices: [{ label: 'Verde' }, { id: blue, label: 'Azul marino' }] })
  const [field] = await all(desk)
  assert.deepEqual(
    field!.choices.map(choice => [choice.label, choice.isArchived]),
    [
      ['Verde', false],
      ['Azul marino', false],
      ['Rojo', true],
    ],
  )
  assert.equal(field!.choices[1]!.id, blue)
  assert.equal((await filled(desk, conversationId)).conversation[id], red)
  await fill(desk, conversationId, { [id]: red })
  const other = await desk.says('Hola', { by: 'luis' })
  await assert.rejects(fill(desk, other.conversationId, { [id]: red }), { code: 'field.choice', status: 422 })
  await assert.rejects(edit(desk, { id, choices: [{ label: 'a' }, { label: 'A' }] }), { code: 'field.taken' })
})

test('what is filled in of a conversation is its own; what is of its customer is seen in all of theirs', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  const other = await desk.says('Hola', { by: 'luis' })
  const order = await add(desk, 'Pedido')
  const isPartner = await add(desk, 'Es socia', { subject: 'customer', kind: 'yes-no' })
  const pieces = await add(desk, 'Piezas', { kind: 'number' })
  const values = { [order.id]: 'U-1', [pieces.id]: 2.5 }
  assert.equal(await fill(desk, conversationId, values, { [isPartner.id]: false }), true)
  assert.equal(await fill(desk, conversationId, values), false)
  assert.deepEqual(await filled(desk, conversationId), { conversation: values, customer: { [isPartner.id]: false } })
  assert.deepEqual(await filled(desk, other.conversationId), { conversation: {}, customer: {} })
  await fill(desk, conversationId, { [order.id]: null })
  assert.deepEqual((await filled(desk, conversationId)).conversation, { [pieces.id]: 2.5 })
  const told = await desk.events('field.changed')
  assert.deepEqual(
    told.map(({ conversation, detail }) => [conversation, (JSON.parse(detail!) as { fields: string[] }).fields]),
    [
      [conversationId, [order.id, pieces.id]],
      [conversationId, [isPartner.id]],
      [conversationId, [order.id]],
    ],
  )
  const { customerId } = await desk.row(conversationId)
  await desk.as((tx, who) => fillInCustomer(tx, who, { customerId, values: { [isPartner.id]: true } }))
  assert.deepEqual(await desk.as((tx, who) => filledOf(tx, who, customerId)), { [isPartner.id]: true })
})

test('a field is filled in where it belongs, while it is in use', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  const order = await add(desk, 'Pedido')
  const unknown = { code: 'field.unknown', status: 404 }
  await assert.rejects(fill(desk, conversationId, {}, { [order.id]: 'x' }), unknown)
  await assert.rejects(fill(desk, conversationId, { [newId()]: 'x' }), unknown)
  await fill(desk, conversationId, { [order.id]: 'U-1' })
  await edit(desk, { id: order.id, isArchived: true })
  await assert.rejects(fill(desk, conversationId, { [order.id]: 'x' }), unknown)
  assert.deepEqual((await filled(desk, conversationId)).conversation, { [order.id]: 'U-1' })
  await assert.rejects(fill(desk, newId(), {}), { code: 'conversation.unknown' })
})

test('what is required and empty is named before a conversation is closed', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  const order = await add(desk, 'Pedido', { isRequired: true })
  const born = await add(desk, 'Nacimiento', { subject: 'customer', kind: 'date', isRequired: true })
  await add(desk, 'Tienda')
  const must = () => desk.as((tx, who) => mustBeFilled(tx, who, conversationId))
  await assert.rejects(must(), {
    code: 'fields.missing',
    status: 422,
    values: { names: 'Pedido, Nacimiento' },
    fields: [
      { field: order.id, code: 'missing' },
      { field: born.id, code: 'missing' },
    ],
  })
  await fill(desk, conversationId, { [order.id]: 'U-1' })
  await assert.rejects(must(), { values: { names: 'Nacimiento' } })
  await edit(desk, { id: born.id, isArchived: true })
  await must()
})

test('supervisors make fields, whoever answers fills them in, and nothing reaches another brand', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  const order = await add(desk, 'Pedido')
  await assert.rejects(
    desk.as((tx, who) => addField(tx, who, { subject: 'customer', kind: 'text', label: 'x', now: morning })),
    { code: 'forbidden', status: 403 },
  )
  await assert.rejects(
    desk.as((tx, who) => editField(tx, who, { id: order.id, label: 'x' }), desk.person('sofia', desk.theirs)),
    { code: 'field.unknown' },
  )
  const reader = { kind: 'key', workspaceId: desk.ours, keyId: newId(), scopes: ['read'] } as const
  await assert.rejects(
    desk.as((tx, who) => fillIn(tx, who, { conversationId, conversation: { [order.id]: 'x' } }), reader),
    { code: 'forbidden' },
  )
  await desk.twin()
  const before = await desk.theirRows()
  await fill(desk, conversationId, { [order.id]: 'U-1' })
  await edit(desk, { id: order.id, label: 'Número' })
  assert.deepEqual(await desk.theirRows(), before)
})
