import assert from 'node:assert/strict'
import { test } from 'node:test'
import { markRead } from '#conversations'
import { newId } from '#lib'
import { openDesk } from '../../test/desk.ts'

test('what has been read is told once', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  const read = () => desk.as((tx, who) => markRead(tx, who, { conversationId }))
  assert.equal((await desk.row(conversationId)).unread, 1)
  assert.deepEqual([await read(), await read()], [true, false])
  assert.equal((await desk.row(conversationId)).unread, 0)
  assert.equal((await desk.events('conversation.read')).length, 1)
  await assert.rejects(
    desk.as((tx, who) => markRead(tx, who, { conversationId: newId() })),
    { code: 'conversation.unknown', status: 404 },
  )
})
