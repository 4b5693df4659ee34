import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Database, openDatabase } from '#db'
import { newId } from '#lib'
import { createDatabase } from '../../test/cluster.ts'
import * as store from './store.ts'
import type { Lane, Queued } from './tables.ts'

const now = 1_790_000_000_000
const [ours, theirs] = [newId(), newId()]

async function outbox(): Promise<
  AsyncDisposable & {
    database: Database
    rows(workspaceId: string): Promise<unknown[]>
    tries(workspaceId: string): Promise<unknown[]>
  }
> {
  const made = await createDatabase()
  const database = openDatabase(made.connection, { size: 2 })
  const all = (table: string, order: string) => (workspaceId: string) =>
    database.engine(tx => tx.query(`select * from ${table} where workspace_id = $1 order by ${order}`, [workspaceId]))
  return {
    database,
    rows: all('outbox', 'number'),
    tries: all('delivery_tries', 'attempt'),
    async [Symbol.asyncDispose]() {
      await database.close()
      await made[Symbol.asyncDispose]()
    },
  }
}

const connectionId = newId()
const conversationId = newId()

const queued = (workspaceId: string, messageId: string, more: Partial<Queued> = {}): Queued => ({
  ...{ workspaceId, messageId, connectionId, conversationId, lane: 'reply' as Lane, number: 1, dueAt: now },
  isAct: false,
  ...more,
})

test('no statement touches the same message of another brand', async () => {
  await using box = await outbox()
  const { database } = box
  const id = newId()
  const mine = { workspaceId: ours, messageId: id }
  await database.engine(tx => store.enqueue(tx, [queued(ours, id), queued(theirs, id)], now))
  await database.engine(tx =>
    store.logTry(
      tx,
      { workspaceId: theirs, messageId: id },
      { at: now, outcome: 'retry', code: null, detail: null, tookMs: 1 },
    ),
  )
  await database.engine(tx => store.claim(tx, { workspaceId: theirs, messageId: id }))
  const [before, triesBefore] = [await box.rows(theirs), await box.tries(theirs)]
  const again = { attempts: 1, asked: null, createdAt: now, connectionId, conversationId, isAct: false, ...mine }
  const deeds: ((tx: Parameters<Parameters<Database['engine']>[0]>[0]) => Promise<unknown>)[] = [
    tx => store.claim(tx, mine),
    tx => store.putBack(tx, again, now + 1, null),
    tx => store.claim(tx, mine),
    tx => store.setBack(tx, mine, now),
    tx => store.claim(tx, mine),
    tx => store.leaveUnsure(tx, { ...again, attempts: 3, asked: 0 }),
    tx => store.logTry(tx, mine, { at: now, outcome: 'sent', code: null, detail: null, tookMs: 1 }),
    tx => store.drop(tx, [mine]),
    tx => store.enqueue(tx, [queued(ours, id)], now),
    tx => store.claim(tx, mine),
    tx => store.finish(tx, again),
  ]
  for (const deed of deeds) await database.engine(deed)
  assert.deepEqual([await box.rows(theirs), await box.tries(theirs)], [before, triesBefore])
  assert.equal((await box.rows(ours)).length, 0)
  const late = await database.engine(tx => store.countLate(tx, ours, [connectionId], now + 1))
  const chosen = await database.engine(tx => store.chooseDue(tx, { workspaceId: ours, connectionId }, 'reply', now, 5))
  const tries = await database.engine(tx => store.findTries(tx, ours, id))
  assert.deepEqual([late, chosen, tries.map(each => each.attempt)], [[{ connectionId, late: 0 }], [], [1]])
})

test('each lane of each connection says when its next message is due, however many wait', async () => {
  await using box = await outbox()
  const [first, second] = [newId(now), newId(now)]
  const rows = [
    queued(ours, newId(), { connectionId: first, dueAt: now + 5 }),
    queued(ours, newId(), { connectionId: first, dueAt: now + 3, number: 2 }),
    queued(ours, newId(), { connectionId: first, dueAt: now + 1, lane: 'bulk', number: 3 }),
    queued(ours, newId(), { connectionId: second, dueAt: now + 9, number: 4 }),
    queued(theirs, newId(), { connectionId: second, dueAt: now + 7, number: 5 }),
  ]
  await box.database.engine(tx => store.enqueue(tx, rows, now))
  const found = await box.database.engine(store.nextOfEach)
  const plain = found.map(each => [each.workspaceId, each.connectionId, each.lane, each.dueAt - now])
  assert.deepEqual(plain, [
    [ours, first, 'bulk', 1],
    [ours, first, 'reply', 3],
    [ours, second, 'reply', 9],
    [theirs, second, 'reply', 7],
  ])
})

test('whose turn it is: due, first of its conversation in its lane, and nothing of it under way', async () => {
  await using box = await outbox()
  const { database } = box
  const ids = Array.from({ length: 6 }, () => newId())
  const other = newId()
  await database.engine(tx =>
    store.enqueue(
      tx,
      [
        queued(ours, ids[0]!, { number: 1, dueAt: now + 100 }),
        queued(ours, ids[1]!, { number: 2 }),
        queued(ours, ids[2]!, { number: 3, conversationId: other, dueAt: now - 1 }),
        queued(ours, ids[3]!, { number: 4, conversationId: other }),
        queued(ours, ids[4]!, { number: 5, lane: 'bulk' }),
        queued(ours, ids[5]!, { number: 6, conversationId: newId() }),
      ],
      now,
    ),
  )
  const choose = (lane: Lane, at = now) =>
    database.engine(tx => store.chooseDue(tx, { workspaceId: ours, connectionId }, lane, at, 10))
  assert.deepEqual(await choose('reply'), [ids[2], ids[5]])
  assert.deepEqual(await choose('bulk'), [ids[4]])
  await database.engine(tx => store.claim(tx, { workspaceId: ours, messageId: ids[2]! }))
  assert.deepEqual(await choose('reply'), [ids[5]])
  await database.engine(tx =>
    store.leaveUnsure(tx, {
      workspaceId: ours,
      messageId: ids[2]!,
      attempts: 1,
      asked: null,
      createdAt: now,
      isAct: false,
      connectionId,
      conversationId,
    }),
  )
  assert.deepEqual(await choose('reply'), [ids[3], ids[5]])
  await database.engine(tx => store.claim(tx, { workspaceId: ours, messageId: ids[4]! }))
  assert.deepEqual(await choose('reply', now + 100), [ids[3], ids[5]])
})

test('a try that somebody else has taken over counts no more', async () => {
  await using box = await outbox()
  const { database } = box
  const mine = { workspaceId: ours, messageId: newId() }
  await database.engine(tx => store.enqueue(tx, [queued(ours, mine.messageId)], now))
  const stale = (await database.engine(tx => store.claim(tx, mine)))!
  await database.engine(tx => store.recover(tx, now))
  const fresh = (await database.engine(tx => store.claim(tx, mine)))!
  assert.deepEqual([stale.asked, fresh.asked, fresh.attempts], [null, 0, 1])
  const found = await database.engine(async tx => [
    await store.putBack(tx, stale, now, null),
    await store.leaveUnsure(tx, stale),
    await store.finish(tx, stale),
    await store.finish(tx, fresh),
  ])
  assert.deepEqual(found, [false, false, false, true])
})

test('a message whose taking nobody heard of is asked for, one that still waits goes on waiting', async () => {
  await using box = await outbox()
  const { database } = box
  const [taken, waiting] = [newId(), newId()]
  const both = [queued(ours, taken), queued(theirs, taken), queued(ours, waiting, { number: 2 })]
  await database.engine(tx => store.enqueue(tx, both, now))
  for (const workspaceId of [ours, theirs])
    await database.engine(tx => store.claim(tx, { workspaceId, messageId: taken }))
  const [before] = await box.rows(theirs)
  for (const messageId of [taken, waiting])
    await database.engine(tx => store.recoverOne(tx, { workspaceId: ours, messageId }, now + 1))
  const rows = (await box.rows(ours)) as { state: string; asked: number | null; due_at: number }[]
  assert.deepEqual(
    rows.map(row => [row.state, row.asked, row.due_at]),
    [
      ['due', 0, now + 1],
      ['due', null, now],
    ],
  )
  assert.deepEqual(await box.rows(theirs), [before])
})

test('a message that is on its way is not begun anew, one that nobody is sure of is', async () => {
  await using box = await outbox()
  const { database } = box
  const mine = { workspaceId: ours, messageId: newId() }
  const enqueue = (number: number) =>
    database.engine(tx => store.enqueue(tx, [queued(ours, mine.messageId, { number })], now))
  await enqueue(1)
  const claimed = (await database.engine(tx => store.claim(tx, mine)))!
  await enqueue(2)
  assert.equal(await database.engine(tx => store.leaveUnsure(tx, claimed)), true)
  await enqueue(3)
  const [row] = (await box.rows(ours)) as { number: number; state: string; attempts: number }[]
  assert.deepEqual([row!.number, row!.state, row!.attempts], [3, 'due', 0])
})
