import assert from 'node:assert/strict'
import { test } from 'node:test'
import { close } from '#conversations'
import { minute } from '#lib'
import type { LogEvent } from '#log'
import { applySignals } from '#messages'
import { onMessageFailed, settleFailed, settleSent, takeForSending } from '#replies'
import { type Desk, morning, openDesk } from '../../test/desk.ts'

const later = morning + 5 * minute
const told = (workspaceId: string, subjectId: string): LogEvent => ({
  number: 1,
  day: '',
  at: later,
  workspaceId,
  kind: 'message.failed',
  conversationId: null,
  subjectId,
  detail: null,
})
const follow = (desk: Desk, ...events: LogEvent[]) => desk.database.engine(tx => onMessageFailed.react(tx, events))

/** A reply that the platform had taken, and of which it says afterwards that it did not arrive. */
async function failedLate(desk: Desk) {
  const { conversationId } = await desk.says('¿Abrís hoy?')
  const messageId = await desk.replies(conversationId)
  await desk.database.engine(async tx => {
    await takeForSending(tx, desk.ours, messageId, later)
    await settleSent(tx, { workspaceId: desk.ours, messageId, at: later, externalId: 'wamid.1' })
  })
  await desk.as(async (tx, who) => close(tx, who, { conversationId, reasonId: await desk.reason(), now: later }))
  const failure = { kind: 'receipt', state: 'failed', code: '131026', text: 'no' } as const
  const signal = {
    workspaceId: desk.ours,
    profileId: desk.profileId,
    key: 'f',
    at: later,
    targetId: 'wamid.1',
    deed: failure,
  }
  await desk.database.engine(tx => applySignals(tx, [signal]))
  return { conversationId, messageId }
}

test('a reply that failed after all brings its conversation back, though it was closed, in its workspace', async () => {
  await using desk = await openDesk()
  const { conversationId, messageId } = await failedLate(desk)
  await desk.twin()
  const before = await desk.theirRows()
  await follow(desk, told(desk.ours, messageId))
  const row = await desk.row(conversationId)
  assert.deepEqual([row.status, row.turnAt], ['open', morning])
  assert.deepEqual(await desk.theirRows(), before)
})

test('told of it again, it changes nothing', async () => {
  await using desk = await openDesk()
  const { messageId } = await failedLate(desk)
  const { messageId: received } = await desk.says('Hola', { by: 'joan' })
  await follow(desk, told(desk.ours, messageId))
  const changes = (await desk.events('conversation.changed')).length
  await follow(desk, told(desk.ours, messageId), told(desk.ours, received))
  assert.equal((await desk.events('conversation.changed')).length, changes)
})

test('what was closed after its refusal was seen to stays closed', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  const messageId = await desk.replies(conversationId)
  await desk.database.engine(tx =>
    settleFailed(tx, { workspaceId: desk.ours, messageId, at: later, code: 'x', text: '' }),
  )
  await desk.as(async (tx, who) => close(tx, who, { conversationId, reasonId: await desk.reason(), now: later }))
  const [event] = await desk.events('message.failed')
  await follow(desk, { ...told(desk.ours, messageId), detail: JSON.parse(event!.detail!) })
  assert.equal((await desk.row(conversationId)).status, 'closed')
})
