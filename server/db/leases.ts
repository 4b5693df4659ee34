import { pause } from '#lib'
import type pg from 'pg'
import type { Database } from './database.ts'
import { isAway } from './errors.ts'

/**
 * What only one process may do at a time. A lease is a session lock of a connection of its own: when the process or the
 * connection dies, PostgreSQL frees it at once, and the signal given to the work aborts.
 */
export type Leases = {
  /** Runs `work` whenever this process holds `name`, again after it was lost, until `signal` aborts. */
  hold(name: string, signal: AbortSignal, work: (held: AbortSignal) => Promise<void>): Promise<void>
  close(): Promise<void>
}

const retryMs = 1000

export function openLeases(database: Database): Leases {
  let session: Promise<{ client: pg.Client; lost: AbortSignal }> | undefined
  const connect = () => {
    session ??= open(database, () => (session = undefined)).catch(error => {
      session = undefined
      throw error
    })
    return session
  }
  return {
    async hold(name, signal, work) {
      while (!signal.aborted) {
        const taken = await connect()
          .then(
            held => take(held.client, name).then(got => (got ? held : undefined)),
            () => undefined,
          )
          .catch(() => undefined)
        if (taken) await keep(taken, name, signal, work)
        else await pause(retryMs, signal)
      }
    },
    async close() {
      await (await session?.catch(() => undefined))?.client.end()
    },
  }
}

async function open(database: Database, gone: () => void) {
  const client = await database.client('engine')
  const lost = new AbortController()
  client.on('end', () => {
    lost.abort()
    gone()
  })
  await client.query('set statement_timeout = 0')
  return { client, lost: lost.signal }
}

const take = async (client: pg.Client, name: string): Promise<boolean> =>
  (await client.query('select pg_try_advisory_lock(hashtextextended($1, 20)) as got', [name])).rows[0].got

async function keep(
  held: { client: pg.Client; lost: AbortSignal },
  name: string,
  signal: AbortSignal,
  work: (held: AbortSignal) => Promise<void>,
) {
  try {
    await work(AbortSignal.any([signal, held.lost]))
  } catch (error) {
    // The database went away in the middle: once it is back the work begins again.
    if (!isAway(error)) throw error
  } finally {
    await held.client.query('select pg_advisory_unlock(hashtextextended($1, 20))', [name]).catch(() => {})
  }
}
