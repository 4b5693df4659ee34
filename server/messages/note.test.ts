import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minute, newId } from '#lib'
import { note } from '#messages'
import { type Desk, morning, openDesk } from '../../test/desk.ts'

const write = (desk: Desk, conversationId: string, text: string, id = newId()) =>
  desk.as((tx, who) => note(tx, who, { id, conversationId, text, now: morning + minute }))

test('a note is for the team: the customer waits on, and the list shows it', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Tenéis juntas?')
  const id = newId()
  assert.deepEqual(
    [await write(desk, conversationId, 'Quedan 6 en Ruzafa', id), await write(desk, conversationId, 'Quedan 5', id)],
    [true, false],
  )
  const message = await desk.message(id)
  assert.deepEqual(
    [message?.direction, message?.visibility, message?.text, message?.state],
    ['note', 'team', 'Quedan 6 en Ruzafa', 'kept'],
  )
  const row = await desk.row(conversationId)
  assert.deepEqual(
    [row.status, row.turnAt, row.last.text, row.last.direction, row.last.visibility],
    ['open', morning, 'Quedan 6 en Ruzafa', 'note', 'team'],
  )
  assert.deepEqual(
    (await desk.events('note.written')).map(each => [each.subject, each.conversation]),
    [[id, conversationId]],
  )
})

test('an empty note, or one under the id of a message, is not written', async () => {
  await using desk = await openDesk()
  const { conversationId, messageId } = await desk.says('Hola')
  await assert.rejects(write(desk, conversationId, ' '), { code: 'note.empty', status: 422 })
  await assert.rejects(write(desk, conversationId, 'Hola', messageId), { code: 'message.taken', status: 409 })
  await assert.rejects(write(desk, newId(), 'Hola'), { code: 'conversation.unknown' })
})
