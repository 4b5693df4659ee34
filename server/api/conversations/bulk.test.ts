import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Arrival, receive } from '#arrivals'
import { refOf } from '#customers'
import { hour, minute, newId } from '#lib'
import { messageRef, threadIdOf } from '#messages'
import type { ManyDone, ManyUndone, Page, Reason, Row } from '#protocol'
import { createWorld } from '../../../test/world.ts'

const profileId = newId()

function arrivalOf(by: string, workspaceId: string, at: number): Arrival {
  const ref = refOf('web', profileId, by)
  const externalId = newId()
  return {
    ...{ workspaceId, profileId, channel: 'web', lane: by, threadId: threadIdOf(profileId, by, ref) },
    ...{ from: { workspaceId, ref, channel: 'web', externalId: by, name: by }, ref: messageRef(profileId, externalId) },
    ...{ externalId, text: 'Hola', kind: 'text', parts: [], visibility: 'private', echo: false },
    ...{ at, receivedAt: at, historic: false },
  }
}

async function openBrand(count: number) {
  const world = await createWorld()
  const { workspaceId, owner, clock, database } = world
  const arrivals = Array.from({ length: count }, (_, n) => arrivalOf(`customer ${n}`, workspaceId, clock.now()))
  const received = await database.engine(tx => receive(tx, arrivals, clock.now()))
  const [reason] = await owner.get<Reason[]>('/reasons')
  return {
    ...{ world, owner, clock, reasonId: reason!.id, ids: received.map(each => each.conversationId) },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  }
}

const outcomes = (answers: readonly { outcome: string }[]) => answers.map(({ outcome }) => outcome)

test('many are closed at once, each with its own answer, and brought back but for what somebody has changed', async () => {
  await using brand = await openBrand(120)
  const { owner, clock, ids, reasonId, world } = brand
  const gone = newId()
  await owner.post(`/conversations/${ids[0]}/close`, { reasonId })
  clock.advance(minute)
  const asked = { ids: [...ids, gone, ids[5]!], deed: { kind: 'close', reasonId } }
  const done = await owner.post<ManyDone[]>('/conversations/bulk', asked)
  assert.deepEqual(
    done.map(each => each.id),
    [...ids, gone],
    'in the order asked, each once',
  )
  assert.deepEqual(outcomes(done), ['unchanged', ...ids.slice(1).map(() => 'done'), 'fault'])
  assert.deepEqual(done.at(-1), { id: gone, outcome: 'fault', code: 'conversation.unknown', values: {} })
  assert.equal((await owner.get<Page<Row>>('/conversations?view=open')).rows.length, 0)

  const agent = await world.person('agent')
  await agent.post(`/conversations/${ids[1]}/reopen`)
  const backs = done.flatMap(each => (each.outcome === 'done' ? { id: each.id, ...each.back } : []))
  const undone = await owner.post<ManyUndone[]>('/conversations/bulk/undo', { backs })
  assert.deepEqual(outcomes(undone), ['unchanged', ...ids.slice(2).map(() => 'done')])
  const { rows } = await owner.get<Page<Row>>('/conversations?view=open&limit=200')
  assert.equal(rows.length, 119)
  assert.deepEqual(new Set(rows.filter(row => row.id !== ids[1]).map(row => row.unread)), new Set([1]))
})

test('what makes no sense for one is its own fault; what makes none at all is refused', async () => {
  await using brand = await openBrand(3)
  const { owner, clock, ids, reasonId } = brand
  await owner.post(`/conversations/${ids[0]}/close`, { reasonId })
  const snooze = { kind: 'snooze', until: clock.now() + hour }
  const done = await owner.post<ManyDone[]>('/conversations/bulk', { ids, deed: snooze })
  assert.deepEqual(outcomes(done), ['fault', 'done', 'done'])
  assert.equal(done[0]!.outcome === 'fault' && done[0]!.code, 'conversation.closed')
  const read = await owner.post<ManyDone[]>('/conversations/bulk', { ids, deed: { kind: 'read' } })
  assert.deepEqual(outcomes(read), ['unchanged', 'done', 'done'])
  for (const body of [
    { ids: [], deed: snooze },
    { ids, deed: { kind: 'delete' } },
    { ids: ['x'], deed: snooze },
  ]) {
    await assert.rejects(owner.post('/conversations/bulk', body), { status: 400, code: 'invalid' })
  }
  const tooMany = Array.from({ length: 501 }, () => newId())
  await assert.rejects(owner.post('/conversations/bulk', { ids: tooMany, deed: snooze }), { status: 400 })
})
