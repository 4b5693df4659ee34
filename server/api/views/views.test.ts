import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Arrival, receive } from '#arrivals'
import { refOf } from '#customers'
import { minute, newId } from '#lib'
import { messageRef, threadIdOf } from '#messages'
import type { NewView, Page, Reason, Row, SavedView, ViewPreview } from '#protocol'
import type { Client } from '../../../test/world-client.ts'
import { until } from '../../../test/waits.ts'
import { createWorld, type TestWorld } from '../../../test/world.ts'

const closed: NewView = {
  name: 'Cerradas en la web',
  isShared: false,
  conditions: [
    { field: 'status', operator: 'is', values: ['closed'] },
    { field: 'channel', operator: 'is', values: ['web'] },
  ],
  sort: 'newest',
}

/** A brand to which so many have written, a minute apart; those with an odd number were answered by closing. */
async function openCrowd(count: number) {
  const world = await createWorld()
  const { workspaceId, owner, clock, database } = world
  const [reason] = await owner.get<Reason[]>('/reasons')
  for (let n = 0; n < count; n++) {
    const arrival = arrivalOf(`customer ${n}`, workspaceId, clock.now())
    const [received] = await database.engine(tx => receive(tx, [arrival], clock.now()))
    clock.advance(minute)
    if (n % 2 === 1) await owner.post(`/conversations/${received!.conversationId}/close`, { reasonId: reason!.id })
  }
  return { world, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() }
}

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

/** The view once it is filled: asked again whenever the log moves on. */
async function filled({ rooms }: TestWorld, client: Client, id: string): Promise<SavedView> {
  for (;;) {
    const head = rooms.reader.head
    const view = (await client.get<SavedView[]>('/views')).find(each => each.id === id)!
    if (!view.isFilling) return view
    await rooms.reader.moved(head, AbortSignal.timeout(20_000))
  }
}

test('an agent looks what would be in a view, saves it, goes through it, changes it and deletes it', async () => {
  await using crowd = await openCrowd(30)
  const { world } = crowd
  const { owner } = world
  const { conditions } = closed
  const before = await owner.post<ViewPreview>('/views/preview', { conditions })
  assert.deepEqual([before.looked, before.isAll], [30, true])
  assert.equal(before.count, 15)
  const { id, isFilling } = await owner.post<SavedView>('/views', closed)
  assert.ok(isFilling)
  assert.equal((await filled(world, owner, id)).count, before.count)

  const rows: Row[] = []
  for (let next: string | null = ''; next !== null;) {
    const page: Page<Row> = await owner.get(`/conversations?view=${id}&limit=4${next && `&after=${next}`}`)
    rows.push(...page.rows)
    next = page.next
  }
  const ids = rows.map(row => row.id)
  assert.deepEqual(ids, ids.toSorted().toReversed())
  assert.ok(rows.every(row => row.status === 'closed' && row.channel === 'web'))
  assert.equal(rows.length, before.count)

  await owner.patch<SavedView>(`/views/${id}`, { name: 'Todo', conditions: [], isShared: true })
  assert.deepEqual(await filled(world, owner, id), {
    ...{ id, name: 'Todo', owner: { kind: 'workspace' }, conditions: [], sort: 'newest' },
    ...{ count: 30, isFilling: false, mayChange: true },
  })
  const agent = await world.person('agent')
  assert.deepEqual(
    (await agent.get<SavedView[]>('/views')).map(view => [view.name, view.mayChange]),
    [['Todo', false]],
  )
  await owner.remove(`/views/${id}`)
  await assert.rejects(owner.get(`/conversations?view=${id}`), { status: 404, code: 'view.unknown' })
  assert.deepEqual(await owner.get('/views'), [])
})

test('what is due soon is a view with its count', async () => {
  await using crowd = await openCrowd(30)
  const { owner } = crowd.world
  const now = crowd.world.clock.now()
  const open = await owner.get<Page<Row>>('/conversations?view=open')
  // Three quarters of the half hour that an answer may take.
  const soon = open.rows.filter(row => now - row.turnAt! >= 0.75 * 30 * minute).map(row => row.id)
  assert.ok(soon.length > 2)
  await until(
    () => owner.get<{ due: number }>('/counts'),
    ({ due }) => due === soon.length,
  )
  const { rows } = await owner.get<Page<Row>>('/conversations?view=due')
  assert.deepEqual(
    rows.map(row => row.id),
    soon,
  )
})
