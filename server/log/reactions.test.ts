import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Database, openDatabase, openLeases } from '#db'
import { append, openReader, parkedEvents, type Reaction, replayParkedEvent, runReactions } from '#log'
import { createDatabase } from '../../test/cluster.ts'

const workspaceId = '01900000-0000-7000-8000-000000000001'
const other = '01900000-0000-7000-8000-000000000002'

async function openLog() {
  const place = await createDatabase()
  const database = openDatabase(place.connection)
  const stop = new AbortController()
  const leases = openLeases(database)
  const faults: unknown[] = []
  const reader = await openReader(database, stop.signal, error => faults.push(error))
  await database.owner(async tx => {
    await tx.query('create table heard (number bigint primary key, kind text not null)')
    await tx.query('grant all on heard to sobremesa_engine')
  })
  return {
    database,
    reader,
    faults,
    run: (reactions: Reaction[], signal = stop.signal) =>
      runReactions(database, reader, leases, reactions, signal, error => faults.push(error)),
    tell: (...kinds: string[]) =>
      database.engine(tx =>
        append(
          tx,
          kinds.map(kind => ({ workspaceId, kind })),
        ),
      ),
    async [Symbol.asyncDispose]() {
      stop.abort()
      await leases.close()
      await database.close()
      await place[Symbol.asyncDispose]()
    },
  }
}

const heard = async (database: Database) =>
  (await database.owner(tx => tx.query<{ kind: string }>('select kind from heard order by number'))).map(
    row => row.kind,
  )

const listener = (kinds: string[], fault: (kind: string) => boolean = () => false): Reaction => ({
  room: 'listener',
  kinds,
  async react(tx, events) {
    for (const event of events) {
      if (fault(event.kind)) throw new Error(`cannot take ${event.kind}`)
      await tx.query('insert into heard values ($1, $2)', [event.number, event.kind])
    }
  },
})

/** Resolves when the room has read everything. */
async function settled(
  log: Awaited<ReturnType<typeof openLog>>,
  reactions: { lag(): Record<string, number> },
  upTo: number,
) {
  const never = new AbortController().signal
  await log.reader.moved(upTo - 1, never)
  while (reactions.lag()['listener'] !== 0) await new Promise(resolve => setImmediate(resolve))
}

const last = (database: Database) =>
  database.engine(async tx => (await tx.query<{ n: number }>('select max(number) as n from events'))[0]!.n)

test('a room hears the events of its kinds once, in order, from the first one kept', async () => {
  await using log = await openLog()
  await log.tell('a', 'b', 'ignored')
  const running = log.run([listener(['a', 'b', 'c'])])
  await log.tell('c', 'a')
  await settled(log, running, await last(log.database))
  assert.deepEqual(await heard(log.database), ['a', 'b', 'c', 'a'])
})

test('a room that stops goes on where it was, and hears nothing twice', async () => {
  await using log = await openLog()
  const first = new AbortController()
  const running = log.run([listener(['a', 'b'])], first.signal)
  await log.tell('a')
  await settled(log, running, await last(log.database))
  first.abort()
  await log.tell('b')
  const again = log.run([listener(['a', 'b'])])
  await settled(log, again, await last(log.database))
  assert.deepEqual(await heard(log.database), ['a', 'b'])
})

test('an event that a room cannot take three times is parked alone, shown and replayable; the others go on', async () => {
  await using log = await openLog()
  let isBroken = true
  const reaction = listener(['good', 'bad'], kind => kind === 'bad' && isBroken)
  const running = log.run([reaction])
  await log.tell('good', 'bad', 'good')
  await settled(log, running, await last(log.database))
  assert.deepEqual(await heard(log.database), ['good', 'good'])
  const parked = await log.database.app(workspaceId, parkedEvents)
  assert.deepEqual(
    parked.map(({ kind, reason }) => ({ kind, reason })),
    [{ kind: 'bad', reason: 'cannot take bad' }],
  )
  assert.deepEqual(await log.database.app(other, parkedEvents), [])
  const replay = (workspace: string) =>
    log.database.engine(tx => replayParkedEvent(tx, [reaction], workspace, 'listener', parked[0]!.number))
  await assert.rejects(replay(workspaceId), { code: 'parked.still' })
  isBroken = false
  assert.equal(await replay(other), false)
  assert.equal(await replay(workspaceId), true)
  assert.deepEqual(await heard(log.database), ['good', 'bad', 'good'])
  assert.deepEqual(await log.database.app(workspaceId, parkedEvents), [])
})

test('a fault whose words no database takes parks its event all the same', async () => {
  await using log = await openLog()
  const reaction = listener(['good', 'bad'])
  const failing: Reaction = {
    ...reaction,
    react: async (tx, events) => {
      if (events.some(({ kind }) => kind === 'bad')) throw new Error('Unexpected token \0 and \ud83d')
      await reaction.react(tx, events)
    },
  }
  const running = log.run([failing])
  await log.tell('bad', 'good')
  await settled(log, running, await last(log.database))
  assert.deepEqual(await heard(log.database), ['good'])
  const [parked] = await log.database.app(workspaceId, parkedEvents)
  assert.equal(parked!.reason, 'Unexpected token  and \ufffd')
})

test('two processes never run one room: the second takes over when the first is gone', async () => {
  await using log = await openLog()
  const first = new AbortController()
  const one = log.run([listener(['a'])], first.signal)
  await log.tell('a')
  await settled(log, one, await last(log.database))
  const leases = openLeases(log.database)
  const second = new AbortController()
  const two = runReactions(log.database, log.reader, leases, [listener(['a'])], second.signal, error =>
    log.faults.push(error),
  )
  await log.tell('a')
  await settled(log, one, await last(log.database))
  assert.deepEqual(two.lag(), {})
  first.abort()
  await log.tell('a')
  await settled(log, two, await last(log.database))
  second.abort()
  await leases.close()
  assert.deepEqual(await heard(log.database), ['a', 'a', 'a'])
  assert.deepEqual(log.faults, [])
})

test('what is older than the memory is read from the table', async () => {
  await using log = await openLog()
  const kinds = Array.from({ length: 1000 }, (_, i) => `k${i}`)
  for (let i = 0; i < 10; i++) await log.tell(...kinds)
  await log.reader.moved(9_999, new AbortController().signal)
  const early = await log.reader.after(0, 3)
  assert.deepEqual(
    early.map(event => event.kind),
    ['k0', 'k1', 'k2'],
  )
  const late = await log.reader.after(9_998, 5)
  assert.deepEqual(
    late.map(event => event.kind),
    ['k998', 'k999'],
  )
})

test('while the process is busy, what can wait is behind what cannot, and hears everything in the end', async () => {
  await using log = await openLog()
  const many = 6000
  await log.tell(...Array.from({ length: many }, () => 'a'))
  const counts = { first: 0, patient: 0 }
  const counting = (room: keyof typeof counts): Reaction => ({
    room,
    kinds: ['a'],
    async react(_, events) {
      counts[room] += events.length
    },
  })
  const running = log.run([counting('first'), { ...counting('patient'), canWait: true }])
  const spin = (until: () => boolean) =>
    new Promise<void>(done => {
      const look = () => (until() ? done() : setImmediate(look))
      look()
    })
  await spin(() => counts.first === many)
  assert.ok(counts.patient < many, `${counts.patient} of ${many}`)
  await spin(() => running.lag()['patient'] === 0)
  assert.deepEqual(counts, { first: many, patient: many })
})
