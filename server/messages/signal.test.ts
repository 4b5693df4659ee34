import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, newId } from '#lib'
import { applySignals, meetStrays, messageRef, type Signal } from '#messages'
import { type Desk, morning, openDesk } from '../../test/desk.ts'
import { forgetEarly } from './signal-store.ts'

const about = (desk: Desk, targetId: string, at: number, deed: Signal['deed'], workspaceId = desk.ours): Signal => ({
  workspaceId,
  profileId: desk.profileId,
  key: `${deed.kind} ${at}`,
  at,
  targetId,
  deed,
})
const apply = (desk: Desk, ...signals: Signal[]) => desk.database.engine(tx => applySignals(tx, signals))
const all = (desk: Desk, text: string, workspaceId = desk.ours) =>
  desk.database.app(workspaceId, tx => tx.query<Record<string, unknown>>(text))

test('an edit keeps the earlier text as a version; an older edit that comes later changes nothing', async () => {
  await using desk = await openDesk()
  const { conversationId, messageId } = await desk.says('¿Abrís hoy?', { id: '1' })
  await apply(
    desk,
    about(desk, '1', morning + 2000, { kind: 'edit', text: 'second', parts: [] }),
    about(desk, '1', morning + 1000, { kind: 'edit', text: 'first', parts: [] }),
  )
  assert.equal((await desk.message(messageId))?.text, 'second')
  assert.equal((await desk.row(conversationId)).last.text, 'second')
  assert.deepEqual(await all(desk, 'select text from message_versions'), [{ text: '¿Abrís hoy?' }])
})

test('what a customer deletes is gone: text, versions and the line in the list', async () => {
  await using desk = await openDesk()
  const { conversationId, messageId } = await desk.says('¿Abrís hoy?', { id: '1' })
  await apply(
    desk,
    about(desk, '1', morning + 1, { kind: 'edit', text: 'other', parts: [] }),
    about(desk, '1', morning + 2, { kind: 'deletion' }),
  )
  const message = await desk.message(messageId)
  assert.deepEqual([message?.text, message?.deletedAt], [null, morning + 2])
  assert.deepEqual(await all(desk, 'select 1 from message_versions'), [])
  assert.equal((await desk.row(conversationId)).last.text, '')
})

test('signals that come before their message wait for it, each in its own workspace', async () => {
  await using desk = await openDesk()
  await apply(
    desk,
    about(desk, '1', morning + 5, { kind: 'reaction', authorRef: newId(), emoji: '❤️' }),
    about(desk, '1', morning + 6, { kind: 'deletion' }, desk.theirs),
  )
  const { messageId } = await desk.says('¿Abrís hoy?', { id: '1' })
  const message = await desk.message(messageId)
  assert.deepEqual([message?.reactions.map(each => each.emoji), message?.deletedAt], [['❤️'], null])
  assert.equal((await all(desk, 'select 1 from early_signals', desk.theirs)).length, 1)
})

test('what comes in the very moment in which its message is stored meets it a moment later', async () => {
  await using desk = await openDesk()
  const stored = Promise.withResolvers<void>()
  const looked = Promise.withResolvers<void>()
  const telling = desk.database.engine(async tx => {
    await applySignals(tx, [about(desk, '1', morning + 5, { kind: 'deletion' })])
    looked.resolve()
    await stored.promise
  })
  await looked.promise
  const { messageId } = await desk.says('¿Abrís hoy?', { id: '1' })
  stored.resolve()
  await telling
  assert.equal((await desk.message(messageId))?.deletedAt, null)
  const meet = () => desk.database.engine(tx => meetStrays(tx, Date.now() - day))
  assert.deepEqual([await meet(), await meet()], [1, 0])
  assert.equal((await desk.message(messageId))?.deletedAt, morning + 5)
})

test('receipts go forward only, one by one and for everything up to a moment', async () => {
  await using desk = await openDesk()
  await desk.says('¿Abrís hoy?', { id: '0' })
  for (const nth of [1, 2, 3]) await desk.says('Claro', { id: `${nth}`, at: morning + nth, echo: true })
  await apply(
    desk,
    about(desk, '1', morning + 10, { kind: 'receipt', state: 'read' }),
    about(desk, '1', morning + 11, { kind: 'receipt', state: 'delivered' }),
  )
  const [thread] = await all(desk, 'select id from threads')
  const upTo = (at: number, state: 'delivered' | 'read', workspaceId: string): Signal => ({
    ...{ workspaceId, profileId: desk.profileId, key: 'k', at, threadId: String(thread!.id) },
    deed: { kind: 'receipt', state },
  })
  await apply(desk, upTo(morning + 2, 'delivered', desk.ours), upTo(morning + 9, 'read', desk.theirs))
  assert.deepEqual(
    (await all(desk, 'select state from messages order by at')).map(each => each.state),
    ['received', 'read', 'delivered', 'sent'],
  )
})

test('what was told of a message that never came is let go after a while', async () => {
  await using desk = await openDesk()
  await apply(
    desk,
    about(desk, 'a stranger’s', morning, { kind: 'deletion' }),
    about(desk, 'one to come', morning, { kind: 'deletion' }),
  )
  const old = messageRef(desk.profileId, 'a stranger’s')
  await desk.database.engine(tx =>
    tx.query(`update early_signals set at = now() - interval '8 days' where workspace_id = $1 and ref = $2`, [
      desk.ours,
      old,
    ]),
  )
  await desk.database.engine(tx => forgetEarly(tx, Date.now() - 7 * day))
  assert.deepEqual(
    (await all(desk, 'select ref from early_signals')).map(row => row.ref),
    [messageRef(desk.profileId, 'one to come')],
  )
})
