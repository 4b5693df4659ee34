import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { openDatabase, openLeases } from '#db'
import { addJob, type JobTasks, prepareJobs, runJobs } from '#log'
import { createDatabase } from '../../test/cluster.ts'

async function openWorkshop(tasks: JobTasks) {
  const made = await createDatabase()
  const database = openDatabase(made.connection)
  await prepareJobs(database)
  const stop = new AbortController()
  const start = () => {
    const leases = openLeases(database)
    const done = runJobs(database, leases, tasks, stop.signal, () => {})
    return done.then(() => leases.close())
  }
  const running: Promise<void>[] = []
  return {
    ...{ database, connection: made.connection },
    start: () => void running.push(start()),
    order: (n: number) => database.engine(tx => addJob(tx, 'bake', { n })),
    async [Symbol.asyncDispose]() {
      stop.abort()
      await Promise.all(running)
      await database.close()
      await made[Symbol.asyncDispose]()
    },
  }
}

test('a job whose end could not be told is done again, and those after it as well', async () => {
  const baked: unknown[] = []
  const heard = Promise.withResolvers<void>()
  const all = Promise.withResolvers<void>()
  const bread = Promise.withResolvers<void>()
  await using shop = await openWorkshop({
    async bake({ n }) {
      baked.push(n)
      heard.resolve()
      if (n === 1 && baked.length === 1) await bread.promise
      if (baked.includes(2) && baked.filter(each => each === 1).length === 2) all.resolve()
    },
  })
  await shop.order(1)
  shop.start()
  await heard.promise
  // All that the server has open is cut, and for a while nothing new is taken in.
  const { database: name, ...place } = shop.connection
  const guard = new pg.Client({ ...place, database: 'postgres' })
  await guard.connect()
  await guard.query(`alter database ${name} with allow_connections false`)
  await guard.query(`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1`, [name])
  bread.resolve()
  await new Promise(resolve => setTimeout(resolve, 50))
  await guard.query(`alter database ${name} with allow_connections true`)
  await guard.end()
  await shop.order(2)
  await all.promise
})

test('what a killed process had begun is begun again at once', async () => {
  const baked = Promise.withResolvers<unknown>()
  await using shop = await openWorkshop({ bake: async ({ n }) => baked.resolve(n) })
  await shop.order(1)
  await shop.database.owner(tx =>
    tx.query(`update jobs._private_jobs set locked_by = 'somebody else', locked_at = now(), attempts = 1`),
  )
  shop.start()
  assert.equal(await baked.promise, 1)
})
