import assert from 'node:assert/strict'
import { test } from 'node:test'
import { close, conversation, reopen, snooze } from '#conversations'
import { hour, minute, newId } from '#lib'
import { editReason } from '#reasons'
import { type Desk, morning, openDesk } from '../../test/desk.ts'

const later = morning + 5 * minute
const shut = (desk: Desk, conversationId: string, reasonId: string, now = later) =>
  desk.as((tx, who) => close(tx, who, { conversationId, reasonId, now }))
const open = (desk: Desk, conversationId: string) =>
  desk.as((tx, who) => reopen(tx, who, { conversationId, now: later + minute }))

test('what is closed has a reason, no turn, nothing unread, and its place in time', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Gracias por nada')
  const reasonId = await desk.reason()
  assert.deepEqual(
    [await shut(desk, conversationId, reasonId), await shut(desk, conversationId, reasonId)],
    [true, false],
  )
  const found = await desk.as((tx, who) => conversation(tx, who, conversationId))
  assert.deepEqual(
    [found.status, found.turnAt, found.unread, found.reasonId, found.closedAt, found.activeAt],
    ['closed', null, 0, reasonId, later, later],
  )
  assert.deepEqual(await desk.lines(conversationId), [{ deed: 'closed', by: desk.people.ana, reason: reasonId }])
})

test('closing needs a reason of the list', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  const reasonId = await desk.reason()
  await assert.rejects(shut(desk, conversationId, newId()), { code: 'reason.unknown', status: 404 })
  await desk.as((tx, who) => editReason(tx, who, { id: reasonId, isArchived: true }), {
    kind: 'machine',
    workspaceId: desk.ours,
  })
  await assert.rejects(shut(desk, conversationId, reasonId), { code: 'reason.unknown' })
  await assert.rejects(shut(desk, conversationId, await desk.reason(desk.theirs)), { code: 'reason.unknown' })
  assert.equal((await desk.row(conversationId)).status, 'open')
})

test('opened again, the customer waits since the same moment', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Abrís hoy?')
  await shut(desk, conversationId, await desk.reason())
  await shut(desk, conversationId, await desk.reason())
  assert.deepEqual([await open(desk, conversationId), await open(desk, conversationId)], [true, false])
  const found = await desk.as((tx, who) => conversation(tx, who, conversationId))
  assert.deepEqual([found.status, found.turnAt, found.closedAt, found.reasonId], ['open', morning, null, null])
  assert.deepEqual(
    (await desk.lines(conversationId)).map(line => line.deed),
    ['closed', 'closed', 'reopened'],
  )
})

test('opened again after an answer, nobody waits', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Abrís hoy?')
  await desk.replies(conversationId)
  await shut(desk, conversationId, await desk.reason())
  await open(desk, conversationId)
  assert.deepEqual([(await desk.row(conversationId)).status, (await desk.row(conversationId)).turnAt], ['open', null])
})

test('closing what was put aside takes its alarm away', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  await desk.as((tx, who) => snooze(tx, who, { conversationId, until: later + hour, now: morning }))
  await shut(desk, conversationId, await desk.reason())
  assert.deepEqual(await desk.as(tx => tx.query('select 1 from timers')), [])
})

test('a thank-you that came after closing is read when it is closed once more', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Abrís hoy?')
  const reasonId = await desk.reason()
  await shut(desk, conversationId, reasonId)
  await desk.says('¡gracias!', { at: later + minute })
  assert.deepEqual([(await desk.row(conversationId)).status, (await desk.row(conversationId)).unread], ['closed', 1])
  assert.equal(await shut(desk, conversationId, reasonId, later + hour), false)
  assert.equal((await desk.row(conversationId)).unread, 0)
  assert.equal((await desk.events('conversation.read')).length, 1)
})
