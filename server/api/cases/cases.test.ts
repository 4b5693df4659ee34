import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Arrival, receive } from '#arrivals'
import { refOf } from '#customers'
import { minute, newId } from '#lib'
import { messageRef, threadIdOf } from '#messages'
import type { Case, CasePage, CaseSettled, Field, Page, Reason, Row } from '#protocol'
import { createWorld } from '../../../test/world.ts'

const profileId = newId()

function arrivalOf(lane: string, workspaceId: string, at: number): Arrival {
  const ref = refOf('web', profileId, 'marta')
  const externalId = newId()
  return {
    ...{ workspaceId, profileId, channel: 'web', lane, threadId: threadIdOf(profileId, lane, ref) },
    ...{ from: { workspaceId, ref, channel: 'web', externalId: 'marta', name: 'Marta' } },
    ...{ ref: messageRef(profileId, externalId), externalId, text: `Hola desde ${lane}`, kind: 'text', parts: [] },
    ...{ visibility: 'private', echo: false, at, receivedAt: at, historic: false },
  }
}

/** A customer who has written in so many threads. */
async function openBrand(count: number) {
  const world = await createWorld()
  const { workspaceId, owner, clock, database } = world
  const arrivals = Array.from({ length: count }, (_, n) => arrivalOf(`hilo ${n}`, workspaceId, clock.now()))
  const received = await database.engine(tx => receive(tx, arrivals, clock.now()))
  const [reason] = await owner.get<Reason[]>('/reasons')
  return {
    ...{ world, owner, clock, reasonId: reason!.id, ids: received.map(each => each.conversationId) },
    open: (conversationIds: string[], title = 'La lámpara') =>
      owner.post<CasePage>('/cases', { id: newId(), title, conversationIds }),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  }
}

const backsOf = ({ closed }: CaseSettled) =>
  closed.flatMap(each => (each.outcome === 'done' ? { id: each.id, ...each.back } : []))

test('settling closes what is open of it for one reason, and all of that is taken back in one go', async () => {
  await using brand = await openBrand(3)
  const { owner, ids, reasonId, clock } = brand
  const { id } = await brand.open(ids)
  await owner.post(`/conversations/${ids[0]}/close`, { reasonId })
  await assert.rejects(owner.post(`/cases/${id}/settle`, {}), { status: 422, code: 'case.reason' })
  clock.advance(minute)
  const settled = await owner.post<CaseSettled>(`/cases/${id}/settle`, { reasonId })
  assert.deepEqual([settled.case.state, settled.case.open], ['settled', 0])
  assert.deepEqual(
    settled.closed.map(each => [each.id, each.outcome]),
    [ids[1], ids[2]].map(one => [one, 'done']),
  )
  const undone = await owner.post<CasePage>(`/cases/${id}/settle/undo`, { backs: backsOf(settled) })
  assert.deepEqual([undone.state, undone.open, undone.reopenedCount], ['open', 2, 0])
  await owner.post(`/cases/${id}/settle`, { reasonId })
  assert.equal((await owner.get<{ rows: Case[] }>('/cases')).rows.length, 0)
})

test('what cannot be closed yet stays open, is named with what it misses, and keeps the case open', async () => {
  await using brand = await openBrand(2)
  const { owner, ids, reasonId } = brand
  const { id } = await brand.open(ids)
  const asked = { subject: 'conversation', kind: 'text', label: 'Pedido', choices: [], isRequired: true }
  const field = await owner.post<Field>('/fields', asked)
  await owner.patch(`/conversations/${ids[0]}/fields`, { conversation: { [field.id]: '4417' } })
  const { closed, case: left } = await owner.post<CaseSettled>(`/cases/${id}/settle`, { reasonId })
  assert.deepEqual(
    closed.map(each => [each.id, each.outcome]),
    [
      [ids[0], 'done'],
      [ids[1], 'fault'],
    ],
  )
  assert.deepEqual([left.state, left.open], ['open', 1])
})

test('a case of 500 conversations is opened, read and settled, and takes no more; of a title only so much is taken', async () => {
  await using brand = await openBrand(501)
  const { owner, ids, reasonId } = brand
  const { id } = await brand.open(ids.slice(0, 200))
  for (const some of [ids.slice(200, 400), ids.slice(400, 500)])
    await owner.post(`/cases/${id}/conversations`, { conversationIds: some })
  const found = await owner.get<CasePage>(`/cases/${id}`)
  assert.deepEqual([found.conversations, found.open, found.customers, found.first.length], [500, 500, 1, 12])
  const page = await owner.get<{ rows: Row[]; next: string }>(`/cases/${id}/conversations?limit=200`)
  assert.equal(page.rows.length, 200)
  const oneMore = owner.post(`/cases/${id}/conversations`, { conversationIds: [ids[500]] })
  await assert.rejects(oneMore, { status: 409, code: 'case.full' })
  await owner.post(`/cases/${id}/conversations`, { conversationIds: [ids[0]] })
  const settled = await owner.post<CaseSettled>(`/cases/${id}/settle`, { reasonId })
  assert.deepEqual([settled.case.state, backsOf(settled).length], ['settled', 500])
  await assert.rejects(brand.open([ids[0]!], 'x'.repeat(10_000)), { status: 400, code: 'invalid' })
  await assert.rejects(owner.patch(`/cases/${id}`, { title: ' ' }), { status: 422, code: 'case.empty' })
})

test('rows say of which case they are, and a conversation leaves it again', async () => {
  await using brand = await openBrand(1)
  const { owner, ids } = brand
  const { id } = await brand.open(ids)
  const { rows } = await owner.get<Page<Row>>('/conversations?view=open')
  assert.equal(rows[0]!.caseId, id)
  assert.equal((await owner.remove<Row>(`/conversations/${ids[0]}/case`)).caseId, null)
})
