import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openDatabase, openLeases } from '#db'
import { newId } from '#lib'
import { runTimers, type Timer, timers, turnPartitions } from '#log'
import { createDatabase } from '../../test/cluster.ts'

const workspaceId = '01900000-0000-7000-8000-000000000001'
const other = '01900000-0000-7000-8000-000000000002'

async function openClockwork() {
  const place = await createDatabase()
  const database = openDatabase(place.connection)
  const leases = openLeases(database)
  const stop = new AbortController()
  const clock = { now: 1_000_000 }
  const fired: string[] = []
  let told = () => {}
  const next = () => new Promise<void>(resolve => (told = resolve))
  const fire = async (_: unknown, timer: Timer) => {
    fired.push(`${timer.workspaceId === workspaceId ? 'ours' : 'theirs'} ${timer.dueAt}`)
    queueMicrotask(told)
  }
  return {
    database,
    clock,
    fired,
    next,
    run: () =>
      runTimers(
        database,
        leases,
        { wake: fire },
        () => clock.now,
        stop.signal,
        () => {},
      ),
    set: (subjectId: string, dueAt: number, workspace = workspaceId) =>
      database.engine(tx => timers.set(tx, { workspaceId: workspace, id: newId(), kind: 'wake', subjectId, dueAt })),
    clear: (subjectId: string) => database.engine(tx => timers.clear(tx, { workspaceId, kind: 'wake', subjectId })),
    async [Symbol.asyncDispose]() {
      stop.abort()
      await leases.close()
      await database.close()
      await place[Symbol.asyncDispose]()
    },
  }
}

test('timers fire when they are due, the earliest first, each once, whoever set them', async () => {
  await using works = await openClockwork()
  await works.set(newId(), 3_000_000)
  await works.set(newId(), 900_000)
  await works.set(newId(), 800_000, other)
  const first = works.next()
  void works.run()
  await first
  if (works.fired.length < 2) await works.next()
  assert.deepEqual(works.fired, ['theirs 800000', 'ours 900000'])
  works.clock.now = 3_000_000
  await works.next()
  assert.deepEqual(works.fired, ['theirs 800000', 'ours 900000', 'ours 3000000'])
})

test('a timer that is set again moves, one that is cleared never fires, and only in its own workspace', async () => {
  await using works = await openClockwork()
  const moved = newId()
  const cleared = newId()
  await works.set(moved, 500_000)
  await works.set(moved, 700_000)
  await works.set(cleared, 600_000)
  await works.set(cleared, 650_000, other)
  await works.clear(cleared)
  const first = works.next()
  void works.run()
  await first
  if (works.fired.length < 2) await works.next()
  assert.deepEqual(works.fired, ['theirs 650000', 'ours 700000'])
})

test('partitions of the coming days stand ready, and those older than thirty days go', async () => {
  await using works = await openClockwork()
  const names = async () =>
    (
      await works.database.owner(tx =>
        tx.query<{ name: string }>(
          `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'events'::regclass order by 1`,
        ),
      )
    ).map(row => row.name)
  const at = Date.UTC(2026, 0, 10)
  await turnPartitions(works.database, at)
  assert.ok((await names()).includes('events_20260113'))
  await turnPartitions(works.database, at + 45 * 86_400_000)
  const left = await names()
  assert.ok(!left.includes('events_20260113'))
  assert.ok(left.includes('events_20260227'))
  assert.ok(left.includes('events_rest'))
})
