import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assign, close, doWithWayBack, goBack, type ManyDeed, type WayBack } from '#conversations'
import { minute } from '#lib'
import { type Desk, morning, openDesk } from '../../test/desk.ts'

const later = morning + 2 * minute
const does = (desk: Desk, conversationId: string, deed: ManyDeed, by = desk.who.ana) =>
  desk.as((tx, who) => doWithWayBack(tx, who, { conversationId, deed, now: later }), by)
const back = (desk: Desk, conversationId: string, way: WayBack, { by = desk.who.ana, now = later + 9000 } = {}) =>
  desk.as((tx, who) => goBack(tx, who, { conversationId, back: way, now }), by)

async function every(desk: Desk): Promise<ManyDeed[]> {
  return [
    { kind: 'assign', to: { kind: 'agent', id: desk.people.luis } },
    { kind: 'snooze', until: later + minute },
    { kind: 'close', reasonId: await desk.reason() },
    { kind: 'read' },
  ]
}

test('what is done is taken back whole: state, unread, and the line that said it', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  await desk.says('¿Hola?', { at: morning + 1000 })
  const before = await desk.row(conversationId)
  for (const deed of await every(desk)) {
    const way = await does(desk, conversationId, deed)
    assert.ok(way, deed.kind)
    assert.equal(await does(desk, conversationId, deed), undefined, `${deed.kind} twice is once`)
    assert.equal(await back(desk, conversationId, way), true)
    assert.deepEqual({ ...(await desk.row(conversationId)), activeAt: before.activeAt }, before, deed.kind)
    assert.deepEqual(await desk.lines(conversationId), [], deed.kind)
  }
})

test('what was closed, opened for a look and taken back is closed again, for its reason', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  const reasonId = await desk.reason()
  await desk.as((tx, who) => close(tx, who, { conversationId, reasonId, now: morning }))
  const way = await does(desk, conversationId, { kind: 'reopen' })
  assert.equal((await desk.row(conversationId)).turnAt, morning)
  assert.equal(await back(desk, conversationId, way!), true)
  const row = await desk.row(conversationId)
  assert.deepEqual([row.status, row.turnAt], ['closed', null])
  assert.deepEqual(await desk.lines(conversationId), [{ deed: 'closed', by: desk.people.ana, reason: reasonId }])
})

test('what somebody has changed since stays as they left it; what they did not touch goes back', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  const toLuis = { kind: 'assign', to: { kind: 'agent', id: desk.people.luis } } as const
  const way = (await does(desk, conversationId, toLuis))!
  const toSofia = { conversationId, to: { kind: 'agent', id: desk.people.sofia }, now: later } as const
  await desk.as((tx, who) => assign(tx, who, toSofia), desk.who.luis)
  assert.equal(await back(desk, conversationId, way), false)
  assert.deepEqual((await desk.row(conversationId)).holder, { kind: 'agent', id: desk.people.sofia })
  const aside = (await does(desk, conversationId, { kind: 'snooze', until: later + minute }))!
  await desk.as((tx, who) => assign(tx, who, { ...toSofia, to: { kind: 'queue' } }))
  assert.equal(await back(desk, conversationId, aside), true)
  const row = await desk.row(conversationId)
  assert.deepEqual([row.status, row.holder], ['open', { kind: 'queue' }])
})

test('a way back is one’s own, and soon over', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola')
  const way = (await does(desk, conversationId, { kind: 'snooze', until: later + minute }))!
  assert.equal(await back(desk, conversationId, way, { by: desk.who.luis }), false)
  assert.equal(await back(desk, conversationId, way, { now: later + 2 * minute }), false)
  assert.equal(await back(desk, conversationId, way), true)
  assert.equal(await back(desk, conversationId, way), false, 'once')
})
