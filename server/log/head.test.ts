import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Database, openDatabase } from '#db'
import { append, headAt, type Head } from '#log'
import { createDatabase, eachVersion } from '../../test/cluster.ts'

const workspaceId = '01900000-0000-7000-8000-000000000001'
const event = (kind: string) => ({ workspaceId, kind })

/** A writer that holds its transaction open until it is told to end. */
async function writer(database: Database) {
  const client = await database.client('engine')
  const write = (kind: string) =>
    append(
      {
        query: async (s: string | { text: string }, values = []) =>
          (await client.query(typeof s === 'string' ? s : s.text, values as unknown[])).rows,
      } as never,
      [event(kind)],
    )
  await client.query('begin')
  return {
    client,
    write,
    async end(word: 'commit' | 'rollback') {
      await client.query(word)
      await client.end()
    },
  }
}

async function read(database: Database, head: Head): Promise<{ kinds: string[]; blocked: boolean }> {
  const rows = await database.engine(tx =>
    tx.query<{ number: number; kind: string }>('select number, kind from events where number > $1 order by number', [
      head.number,
    ]),
  )
  const { ready, blocked } = head.pass(rows)
  if (blocked) await database.engine(tx => head.look(tx))
  return { kinds: ready.map(row => row.kind), blocked }
}

/** Reads until nothing is blocked or `times` reads have been made. */
async function readAll(database: Database, head: Head, times = 4): Promise<string[]> {
  const kinds: string[] = []
  for (let i = 0; i < times; i++) {
    const slice = await read(database, head)
    kinds.push(...slice.kinds)
    if (!slice.blocked) break
  }
  return kinds
}

for (const version of eachVersion()) {
  const open = async () => {
    const place = await createDatabase({ version })
    const database = openDatabase(place.connection)
    return {
      database,
      place,
      async [Symbol.asyncDispose]() {
        await database.close()
        await place[Symbol.asyncDispose]()
      },
    }
  }

  test(`PostgreSQL ${version}: a lower number that commits later is not passed, although an older transaction is open`, async () => {
    await using world = await open()
    const idle = await writer(world.database)
    await idle.client.query('select pg_current_xact_id()')
    const first = await writer(world.database)
    await first.write('lower')
    const second = await writer(world.database)
    await second.write('higher')
    await second.end('commit')
    const head = headAt('events', 0)
    assert.deepEqual(await readAll(world.database, head), [])
    await first.end('commit')
    assert.deepEqual(await readAll(world.database, head), ['lower', 'higher'])
    await idle.end('rollback')
  })

  test(`PostgreSQL ${version}: a running writer with the higher transaction id and the lower number is waited for`, async () => {
    await using world = await open()
    const low = await writer(world.database)
    await low.client.query('select pg_current_xact_id()')
    const high = await writer(world.database)
    await high.client.query('select pg_current_xact_id()')
    await high.write('by the higher id')
    await low.write('by the lower id')
    await low.end('commit')
    const head = headAt('events', 0)
    assert.deepEqual(await readAll(world.database, head), [])
    await high.end('commit')
    assert.deepEqual(await readAll(world.database, head), ['by the higher id', 'by the lower id'])
  })

  test(`PostgreSQL ${version}: whoever waited for a row lock gets the later number`, async () => {
    await using world = await open()
    await world.database.engine(tx => tx.query(`insert into installation (key, value) values ('row', '')`))
    const change = (one: Awaited<ReturnType<typeof writer>>) =>
      one.client.query(`update installation set value = value || 'x' where key = 'row'`)
    const first = await writer(world.database)
    const second = await writer(world.database)
    await change(first)
    const waits = change(second).then(() => second.write('second'))
    await first.write('first')
    await first.end('commit')
    await waits
    await second.end('commit')
    assert.deepEqual(await readAll(world.database, headAt('events', 0)), ['first', 'second'])
  })

  test(`PostgreSQL ${version}: a writer open in another database of the server delays nothing`, async () => {
    await using world = await open()
    await using other = await open()
    const elsewhere = await writer(other.database)
    await elsewhere.write('elsewhere')
    const gone = await writer(world.database)
    await gone.write('rolled back')
    await gone.end('rollback')
    await world.database.engine(tx => append(tx, [event('here')]))
    assert.deepEqual(await readAll(world.database, headAt('events', 0)), ['here'])
    await elsewhere.end('rollback')
  })

  test(`PostgreSQL ${version}: numbers that were rolled back are passed, those of a writer under way are not`, async () => {
    await using world = await open()
    const gone = await writer(world.database)
    const under = await writer(world.database)
    await gone.write('gone')
    await under.write('under way')
    await world.database.engine(tx => append(tx, [event('done')]))
    const head = headAt('events', 0)
    assert.deepEqual(await readAll(world.database, head), [])
    await gone.end('rollback')
    assert.deepEqual(await readAll(world.database, head), [])
    await under.end('commit')
    assert.deepEqual(await readAll(world.database, head), ['under way', 'done'])
  })
}

test('32 writers at once, some of which give up: everything committed is read once, in order', async () => {
  await using place = await createDatabase()
  const database = openDatabase(place.connection, { size: 32 })
  const wanted = new Set<string>()
  const each = 15
  const state = { running: 32 }
  const writers = Array.from({ length: 32 }, async (_, w) => {
    for (let n = 0; n < each; n++) {
      const kind = `${w}.${n}`
      const gives = (w * 7 + n * 3) % 5 === 0
      await database
        .engine(async tx => {
          await tx.query('select pg_current_xact_id()')
          if (w % 3 === 0) await tx.query('select pg_sleep($1)', [(n % 4) / 1000])
          await append(tx, [event(kind)])
          if (w % 2 === 0) await tx.query('select pg_sleep($1)', [(w % 5) / 1000])
          if (gives) throw new Error('gives up')
        })
        .then(
          () => wanted.add(kind),
          () => undefined,
        )
    }
    state.running--
  })
  const seen: string[] = []
  const numbers: number[] = []
  const head = headAt('events', 0)
  do {
    const slice = await read(database, head)
    seen.push(...slice.kinds)
    numbers.push(head.number)
  } while (state.running > 0 || seen.length < wanted.size)
  await Promise.all(writers)
  seen.push(...(await readAll(database, head)))
  await database.close()
  assert.deepEqual(seen.toSorted(), [...wanted].toSorted())
  for (let w = 0; w < 32; w++) {
    const own = seen.filter(kind => kind.startsWith(`${w}.`)).map(kind => Number(kind.split('.')[1]))
    assert.deepEqual(
      own,
      own.toSorted((a, b) => a - b),
    )
  }
  assert.deepEqual(
    numbers,
    numbers.toSorted((a, b) => a - b),
  )
})
