import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openDatabase } from '#db'
import { newId } from '#lib'
import { healthNotes } from '#profiles'
import { createDatabase } from '../../test/cluster.ts'

const at = Date.UTC(2026, 4, 4, 10)

async function openNotes() {
  const made = await createDatabase()
  const database = openDatabase(made.connection, { size: 2 })
  return {
    database,
    notes: healthNotes(database),
    rows: () =>
      database.engine(tx =>
        tx.query<Record<string, unknown>>(
          `select connection_id as id, received_at as "receivedAt", rejected, rejected_at as "rejectedAt", sent_at as "sentAt", failing_since as "failingSince", failure
           from connection_health order by connection_id`,
        ),
      ),
    [Symbol.asyncDispose]: () => database.close().then(() => made[Symbol.asyncDispose]()),
  }
}

test('what was noted is written in one go, and adds to what was there', async () => {
  await using opened = await openNotes()
  const { notes } = opened
  const [one, other] = [newId(), newId()].map(id => ({ id, workspaceId: newId() }))
  for (let message = 0; message < 5; message++) notes.received(one!, at + message)
  notes.rejected(one!, at)
  notes.rejected(one!, at + 9)
  notes.sent(other!, at)
  await notes.flush()
  const quiet = { receivedAt: null, rejected: 0, rejectedAt: null, sentAt: null, failingSince: null, failure: null }
  const first = { ...quiet, id: one!.id, receivedAt: at + 4, rejected: 2, rejectedAt: at + 9 }
  assert.deepEqual(await opened.rows(), [first, { ...quiet, id: other!.id, sentAt: at }])

  notes.received(one!, at - 1000)
  notes.rejected(one!, at + 20)
  await notes.flush()
  assert.deepEqual(
    (await opened.rows())[0],
    { ...first, rejected: 3, rejectedAt: at + 20 },
    'a late note does not turn time back',
  )
})

test('a failure keeps its beginning while its reason changes, and ends when it has recovered', async () => {
  await using opened = await openNotes()
  const { notes } = opened
  const connection = { id: newId(), workspaceId: newId() }
  const noted = async () => {
    await notes.flush()
    const [row] = await opened.rows()
    return [row!.failingSince, row!.failure]
  }
  notes.failing(connection, at, 'token-expired')
  assert.deepEqual(await noted(), [at, 'token-expired'])
  notes.failing(connection, at + 5000, 'unreachable')
  assert.deepEqual(await noted(), [at, 'unreachable'])
  notes.received(connection, at + 6000)
  assert.deepEqual(await noted(), [at, 'unreachable'])
  notes.recovered(connection)
  assert.deepEqual(await noted(), [null, null])
  notes.failing(connection, at + 7000, 'refused')
  notes.recovered(connection)
  assert.deepEqual(await noted(), [null, null])
})

test('notes are kept while the database is away', async () => {
  await using opened = await openNotes()
  let isAway = true
  const away = () => Promise.reject(Object.assign(new Error('terminating connection'), { code: '57P01' }))
  const { engine } = opened.database
  const notes = healthNotes({ ...opened.database, engine: work => (isAway ? away() : engine(work)) })
  const connection = { id: newId(), workspaceId: newId() }
  notes.rejected(connection, at)
  notes.sent(connection, at)
  await notes.flush()
  notes.rejected(connection, at + 1)
  await notes.flush()
  isAway = false
  await notes.flush()
  const [row] = await opened.rows()
  assert.deepEqual([row!.rejected, row!.rejectedAt, row!.sentAt], [2, at + 1, at])
})

test('nothing is asked of the database when nothing was noted', async () => {
  const notes = healthNotes(undefined as never)
  await notes.flush()
})

test('the longest silence of late is kept, and fades within weeks', async () => {
  await using opened = await openNotes()
  const { notes } = opened
  const connection = { id: newId(), workspaceId: newId() }
  const longest = async (receivedAt: number) => {
    notes.received(connection, receivedAt)
    await notes.flush()
    const [row] = await opened.database.engine(tx =>
      tx.query<{ hours: number }>(`select longest_silence_ms / 3600000 as hours from connection_health`),
    )
    return row!.hours
  }
  const hour = 3_600_000
  assert.equal(await longest(at), 0)
  assert.equal(await longest(at + 2 * hour), 2)
  assert.equal(await longest(at + 62 * hour), 60)
  assert.equal(Math.round(await longest(at + 63 * hour)), 60, 'a short one leaves it')
  assert.equal(Math.round(await longest(at + 64 * hour)), 60)
  for (let day = 3; day < 32; day++) await longest(at + day * 24 * hour)
  const faded = await longest(at + 32 * 24 * hour)
  assert.ok(faded > 24 && faded < 32, `${faded} hours after a month`)
})
