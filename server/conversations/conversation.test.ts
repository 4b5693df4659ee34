import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conversation, conversationsOf } from '#conversations'
import { minute, newId } from '#lib'
import { morning, openDesk } from '../../test/desk.ts'

test('a conversation is read with its reason, the one before it and the name of its customer', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  const found = await desk.as((tx, who) => conversation(tx, who, conversationId))
  assert.deepEqual([found.reasonId, found.previousId, found.name], [null, null, 'marta'])
})

test('a conversation that is not there is a fault', async () => {
  await using desk = await openDesk()
  await assert.rejects(
    desk.as((tx, who) => conversation(tx, who, newId())),
    { code: 'conversation.unknown', status: 404 },
  )
})

test('the other conversations of a customer stand newest first', async () => {
  await using desk = await openDesk()
  const profileId = newId()
  const old = await desk.says('Hola', { profileId })
  const { customerId } = await desk.row(old.conversationId)
  const recent = await desk.says('Soy yo otra vez', { at: morning + minute })
  await desk.as((tx, { workspaceId }) =>
    tx.query('update conversations set customer_id = $2 where workspace_id = $1', [workspaceId, customerId]),
  )
  const found = await desk.as((tx, who) => conversationsOf(tx, who, customerId))
  assert.deepEqual(found, [
    {
      id: recent.conversationId,
      channel: 'api',
      profileId: (await desk.row(recent.conversationId)).profileId,
      status: 'open',
      openedAt: morning + minute,
      lastText: 'Soy yo otra vez',
    },
    { id: old.conversationId, channel: 'api', profileId, status: 'open', openedAt: morning, lastText: 'Hola' },
  ])
})
