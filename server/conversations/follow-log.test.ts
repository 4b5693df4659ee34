import assert from 'node:assert/strict'
import { test } from 'node:test'
import { followLog } from '#conversations'
import type { LogEvent } from '#log'
import { morning, openDesk } from '../../test/desk.ts'

const told = (kind: string, workspaceId: string, subjectId: string): LogEvent => ({
  number: 1,
  day: '',
  at: morning,
  workspaceId,
  kind,
  conversationId: null,
  subjectId,
  detail: null,
})

test('a new name is told of each conversation of that customer, in that workspace', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  await desk.says('Hola', { by: 'joan' })
  const { customerId } = await desk.row(conversationId)
  await desk.twin()
  const event = told('customer.changed', desk.ours, customerId)
  await desk.database.engine(tx => followLog.react(tx, [event, event]))
  const named = await desk.database.owner(tx =>
    tx.query(`select workspace_id as w, conversation_id as c from events where kind = 'conversation.named'`),
  )
  assert.deepEqual(named, [{ w: desk.ours, c: conversationId }])
})
