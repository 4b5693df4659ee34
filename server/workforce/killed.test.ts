import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { type Database, openDatabase } from '#db'
import { minute, newId, second } from '#lib'
import { createDatabase, type Place } from '../../test/cluster.ts'
import { morning } from '../../test/desk.ts'
import { until } from '../../test/waits.ts'
import { presences, seePeople, setPresence } from './index.ts'

/** Another process of the same installation keeps presence, by the clock that it is told. It goes with the test. */
async function keeper(t: TestContext, connection: Place, at: number): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, '..', '..', 'test', 'presence-child.ts'), {
    env: { ...process.env, PRESENCE: JSON.stringify({ connection, at }) },
  })
  t.after(() => child.kill('SIGKILL'))
  await once(child, 'message')
  return child
}

const kill = async (child: ChildProcess): Promise<void> => {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

const watched = (database: Database, at: number) =>
  until(
    () =>
      database.engine(tx =>
        tx.query<{ value: string }>(`select value from installation where key = 'presence-watched'`),
      ),
    ([found]) => found?.value === String(at),
  )

test('a server that is killed and back ten minutes later finds everybody as they were, and lets go who does not return', async t => {
  await using place = await createDatabase()
  const database = openDatabase(place.connection, { size: 2 })
  t.after(() => database.close())
  const workspaceId = newId()
  const [ana, luis] = [newId(), newId()]
  const who = (personId: string) => ({
    ...{ kind: 'person' as const, workspaceId, personId, name: personId, role: 'agent' as const },
    ...{ sees: 'all' as const, teamIds: [], mateIds: [] },
  })
  const standing = async () =>
    new Map((await database.app(workspaceId, tx => presences(tx, who(ana)))).map(row => [row.personId, row]))
  const first = await keeper(t, place.connection, morning)
  await watched(database, morning)
  for (const each of [ana, luis])
    await database.app(workspaceId, tx => setPresence(tx, who(each), { state: 'available', now: morning }))
  await kill(first)
  const up = morning + 10 * minute
  const next = await keeper(t, place.connection, up)
  await watched(database, up)
  const atOnce = await standing()
  assert.deepEqual([atOnce.get(ana)!.state, atOnce.get(luis)!.state], ['available', 'available'])
  await database.engine(tx => seePeople(tx, [{ workspaceId, personId: ana }], up + 40 * second))
  for (let at = up + 10 * second; at <= up + 70 * second; at += 10 * second) {
    next.send(at)
    await watched(database, at)
  }
  const later = await until(standing, found => found.get(luis)?.state === 'offline')
  assert.deepEqual([later.get(ana)!.state, later.get(ana)!.since], ['available', morning])
  const history = await database.engine(tx =>
    tx.query(`select 1 from presence_history where workspace_id = $1 and person_id = $2`, [workspaceId, ana]),
  )
  assert.equal(history.length, 1)
  await kill(next)
})
