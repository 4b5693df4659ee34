import assert from 'node:assert/strict'
import { test } from 'node:test'
import { customerCard, renameCustomer } from '#customers'
import { newId } from '#lib'
import { type Desk, openDesk } from '../../test/desk.ts'

const rename = (desk: Desk, customerId: string, name: string, who = desk.who.ana) =>
  desk.as((tx, by) => renameCustomer(tx, by, { customerId, name }), who)

test('a card shows the customer with the accounts that we know of', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  const { customerId } = await desk.row(conversationId)
  await desk.as((tx, { workspaceId }) =>
    tx.query(`update identities set known = '{"email":"marta@example.com"}' where workspace_id = $1`, [workspaceId]),
  )
  const card = await desk.as((tx, who) => customerCard(tx, who, customerId))
  assert.deepEqual([card.id, card.name, card.language], [customerId, 'marta', null])
  assert.deepEqual(
    card.identities.map(({ id: _, ...identity }) => identity),
    [
      {
        channel: 'api',
        name: 'marta',
        handle: null,
        picture: null,
        externalId: 'marta',
        known: { email: 'marta@example.com' },
      },
    ],
  )
})

test('a customer is called as they wish, and everywhere so', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  const { customerId } = await desk.row(conversationId)
  assert.deepEqual(
    [await rename(desk, customerId, ' Marta Iborra '), await rename(desk, customerId, 'Marta Iborra')],
    [true, false],
  )
  assert.equal((await desk.row(conversationId)).name, 'Marta Iborra')
  assert.deepEqual(
    (await desk.events('customer.changed')).map(each => each.subject),
    [customerId],
  )
  assert.deepEqual(await desk.as(tx => tx.query('select deed, subject_id as subject from audit')), [
    { deed: 'customer.renamed', subject: customerId },
  ])
  await rename(desk, customerId, '')
  assert.deepEqual(
    [(await desk.row(conversationId)).name, (await desk.as((tx, who) => customerCard(tx, who, customerId))).name],
    ['marta', 'marta'],
  )
})

test('a customer whom we do not know, or who is another workspace’s, is not there', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  const { customerId } = await desk.row(conversationId)
  const them = desk.person('ana', desk.theirs)
  await assert.rejects(
    desk.as((tx, who) => customerCard(tx, who, customerId), them),
    { code: 'customer.unknown', status: 404 },
  )
  await assert.rejects(rename(desk, customerId, 'x', them), { code: 'customer.unknown', status: 404 })
  await assert.rejects(rename(desk, newId(), 'x'), { code: 'customer.unknown' })
  await assert.rejects(
    rename(desk, customerId, 'x', { kind: 'key', workspaceId: desk.ours, keyId: newId(), scopes: ['read'] }),
    { code: 'forbidden' },
  )
})
