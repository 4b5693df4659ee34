import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conversationTimers, reopen, snooze, wake } from '#conversations'
import { openLeases } from '#db'
import { hour, minute, newId } from '#lib'
import { runTimers } from '#log'
import { type Desk, morning, openDesk } from '../../test/desk.ts'

const tonight = morning + 10 * hour
const putAside = (desk: Desk, conversationId: string, until = tonight, now = morning) =>
  desk.as((tx, who) => snooze(tx, who, { conversationId, until, now }))
const timersOf = (desk: Desk) => desk.as(tx => tx.query(`select subject_id as id, due_at as "dueAt" from timers`))
const fire = async (desk: Desk, id: string, workspaceId = desk.ours) => {
  const [timer] = await desk.database.engine(tx =>
    tx.query<{ id: string; dueAt: number }>(`select id, due_at as "dueAt" from timers where workspace_id = $1`, [
      workspaceId,
    ]),
  )
  const due = {
    workspaceId,
    id: timer?.id ?? newId(),
    kind: 'conversation.wake',
    subjectId: id,
    dueAt: timer?.dueAt ?? tonight,
  }
  await desk.database.engine(tx => conversationTimers(() => tonight)['conversation.wake']!(tx, due))
}

test('what is put aside comes back at its time, by an alarm that can be moved', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  assert.deepEqual(
    [
      await putAside(desk, conversationId, tonight - hour),
      await putAside(desk, conversationId),
      await putAside(desk, conversationId),
    ],
    [true, true, false],
  )
  assert.deepEqual(await timersOf(desk), [{ id: conversationId, dueAt: tonight }])
  const row = await desk.row(conversationId)
  assert.deepEqual([row.status, row.snoozedUntil, row.turnAt], ['snoozed', tonight, morning])
  await fire(desk, conversationId)
  const woken = await desk.row(conversationId)
  assert.deepEqual([woken.status, woken.snoozedUntil, woken.turnAt], ['open', null, morning])
  assert.deepEqual(
    (await desk.lines(conversationId)).map(line => [line.deed, line.by]),
    [
      ['snoozed', desk.people.ana],
      ['snoozed', desk.people.ana],
      ['woken', null],
    ],
  )
})

test('the alarm of the installation wakes it', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  await putAside(desk, conversationId)
  const stop = new AbortController()
  const leases = openLeases(desk.database)
  const woken = Promise.withResolvers<void>()
  const deeds = conversationTimers(() => tonight)
  const wakeThem = deeds['conversation.wake']!
  const running = runTimers(
    desk.database,
    leases,
    { 'conversation.wake': (tx, timer) => wakeThem(tx, timer).then(() => tx.afterCommit(woken.resolve)) },
    () => tonight,
    stop.signal,
    woken.reject,
  )
  await using _ = {
    async [Symbol.asyncDispose]() {
      stop.abort()
      await running
      await leases.close()
    },
  }
  const tooLong = AbortSignal.timeout(20_000)
  tooLong.addEventListener('abort', () => woken.reject(tooLong.reason))
  await woken.promise
  assert.equal((await desk.row(conversationId)).status, 'open')
  assert.deepEqual(await timersOf(desk), [])
})

test('an alarm that comes too late, or for a conversation that is no more, does nothing', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  await putAside(desk, conversationId)
  await desk.says('¿Hola?', { at: morning + minute })
  assert.equal((await desk.row(conversationId)).status, 'open')
  await fire(desk, conversationId)
  await fire(desk, newId())
  assert.equal((await desk.lines(conversationId)).length, 1)
})

test('an alarm of one workspace wakes nothing in another', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  await putAside(desk, conversationId)
  await desk.twin()
  const before = await desk.theirRows()
  await fire(desk, conversationId)
  assert.equal((await desk.row(conversationId)).status, 'open')
  assert.deepEqual(await desk.theirRows(), before)
})

test('it can be taken back before, with both words for it, and the alarm is off', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  for (const deed of [wake, reopen]) {
    await putAside(desk, conversationId)
    const act = () => desk.as((tx, who) => deed(tx, who, { conversationId, now: morning + minute }))
    assert.deepEqual([await act(), await act()], [true, false])
    assert.deepEqual([(await desk.row(conversationId)).status, await timersOf(desk)], ['open', []])
  }
})

test('nobody puts aside until yesterday, nor what is not there', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  await assert.rejects(putAside(desk, conversationId, morning - 1), { code: 'snooze.past', status: 409 })
  await assert.rejects(putAside(desk, newId()), { code: 'conversation.unknown' })
})
