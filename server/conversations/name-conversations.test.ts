import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameConversations } from '#conversations'
import type { LogEvent } from '#log'
import { openDesk } from '../../test/desk.ts'

const told = (workspaceId: string, customerId: string): LogEvent => ({
  number: 1,
  day: '',
  at: 0,
  workspaceId,
  kind: 'customer.changed',
  conversationId: null,
  subjectId: customerId,
  detail: null,
})

test('a new name is told of each conversation of that customer, in that workspace', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  await desk.says('Hola', { by: 'joan' })
  const { customerId } = await desk.row(conversationId)
  await desk.twin()
  await desk.database.engine(tx =>
    nameConversations.react(tx, [told(desk.ours, customerId), told(desk.ours, customerId)]),
  )
  const named = await desk.database.owner(tx =>
    tx.query(`select workspace_id as w, conversation_id as c from events where kind = 'conversation.named'`),
  )
  assert.deepEqual(named, [{ w: desk.ours, c: conversationId }])
})
