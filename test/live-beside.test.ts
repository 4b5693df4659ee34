import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Page, Reason, Row } from '#protocol'
import { oneCustomer } from './desk.ts'
import { openConsole, openHook, proves, say, snapshotOf } from './live-console.ts'
import { createWorld } from './world.ts'

test('what happens in the other conversations of the customer reaches the timeline, and who else waits', async () => {
  await using world = await createWorld()
  const { owner } = world
  const hook = await openHook(world)
  const mail = { from: { id: 'c-1-mail', name: 'Marta' } }
  await hook(say('1'), say('2', 'La cafetera gotea', mail))
  let rows: Row[] = []
  while (rows.length < 2) ({ rows } = await owner.get<Page<Row>>('/conversations?view=all'))
  const [other, id] = rows.toSorted(row => (row.last.text === 'La cafetera gotea' ? -1 : 1)).map(row => row.id) as [
    string,
    string,
  ]
  await oneCustomer(
    { database: world.database, ours: world.workspaceId },
    { conversationId: id },
    { conversationId: other },
  )
  const [reason] = await owner.get<Reason[]>('/reasons')
  using console = await openConsole(owner)
  const snapshot = await snapshotOf(owner, [id])
  assert.deepEqual(
    snapshot.conversations[id]!.alsoWaiting.map(row => row.id),
    [other],
  )
  console.show({ conversation: id, beside: [other], since: Math.min(...snapshot.lists.map(each => each.list.number)) })
  await console.until(frame => frame.kind === 'presence')
  const replyId = randomUUID()
  const answer = { text: 'hola', files: [], visibility: 'private', settles: [other] }
  await proves(world, console, [id], snapshot, [
    ['a message there', () => hook(say('3', '¿Y bien?', mail))],
    ['an edit there', () => hook({ ...mail, type: 'edit', id: 'e-1', messageId: '3', text: 'corregido' })],
    ['a note there', () => owner.post(`/conversations/${other}/notes`, { id: randomUUID(), text: 'nota' })],
    ['settled from here', () => owner.post(`/conversations/${id}/messages`, { ...answer, id: replyId })],
    ['taken back', () => owner.remove(`/messages/${replyId}`)],
    ['settled once more', () => owner.post(`/conversations/${id}/messages`, { ...answer, id: randomUUID() })],
    ['closed there', () => owner.post(`/conversations/${other}/close`, { reasonId: reason!.id })],
  ])
})
