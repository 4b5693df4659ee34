import pg from 'pg'
import { clientConfig, type Connection, type Role } from './connection.ts'
import { isOvertaken } from './errors.ts'
import { type Room, watchRoom } from './room.ts'
import { type Statement, type Tx, txOn } from './tx.ts'

/** The doors to PostgreSQL. Each `work` is one transaction: it commits when the promise resolves, else rolls back. */
export type Database = {
  /**
   * As role app: row-level security shows and takes only this workspace. Work that others overtook is begun anew, in a transaction
   * of its own: whatever it does outside of `tx` it may do twice.
   */
  app<T>(workspaceId: string, work: (tx: Tx) => Promise<T>): Promise<T>
  /** As role engine: all workspaces; every statement names workspace_id. */
  engine<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** One statement as role engine, committed by itself. */
  once<R>(statement: Statement, values: readonly unknown[]): Promise<R[]>
  /** As role owner, for what only the owner of the tables may do. */
  owner<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** A client of its own (leases, listening, tests). The caller ends it. */
  client(role: Role): Promise<pg.Client>
  /** The owner's pool itself, for libraries that bring their own SQL. */
  readonly ownerPool: pg.Pool
  /** Role engine with the driver's own types (a time is a Date), for libraries that bring their own SQL. */
  readonly enginePool: pg.Pool
  readonly connection: Connection
  readonly room: Pick<Room, 'isFull' | 'onFull'>
  close(): Promise<void>
}

export function openDatabase(connection: Connection, { size = 8, application = 'sobremesa' } = {}): Database {
  const pool = (role: Role, max: number, over: pg.ClientConfig = {}) => {
    const made = new pg.Pool({
      ...clientConfig(connection, role, application),
      ...over,
      max,
      idleTimeoutMillis: 30_000,
    })
    // A lost idle connection is no fault: the pool makes another when it is needed.
    made.on('error', () => {})
    made.on('connect', client => client.on('error', () => {}))
    return made
  }
  const plain = { types: pg.types, pipeline: false } as pg.ClientConfig
  const pools = {
    app: pool('app', size),
    engine: pool('engine', size),
    owner: pool('owner', 4),
    library: pool('engine', 4, plain),
  }
  const room = watchRoom(work => transaction(pools.engine, work))
  const noting = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      room.note(error)
      throw error
    })
  return {
    app: (workspaceId, work) =>
      noting(
        untilNotOvertaken(() =>
          transaction(pools.app, work, {
            text: `select set_config('sobremesa.workspace', $1, true)`,
            values: [workspaceId],
          }),
        ),
      ),
    engine: work => noting(transaction(pools.engine, work)),
    once: async <R>(statement: Statement, values: readonly unknown[]) =>
      (await noting(pools.engine.query({ ...statement, values: values as unknown[] }))).rows as R[],
    owner: work => noting(transaction(pools.owner, work)),
    room,
    async client(role) {
      const client = new pg.Client(clientConfig(connection, role, application))
      client.on('error', () => {})
      await client.connect()
      return client
    },
    ownerPool: pools.owner,
    enginePool: pools.library,
    connection,
    close: async () => {
      await Promise.all(Object.values(pools).map(each => each.end()))
    },
  }
}

const tries = 5

async function untilNotOvertaken<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++)
    try {
      return await work()
    } catch (error) {
      if (!isOvertaken(error) || attempt === tries) throw error
    }
}

async function transaction<T>(
  pool: pg.Pool,
  work: (tx: Tx) => Promise<T>,
  first?: { text: string; values: unknown[] },
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const begun = [client.query('begin'), ...(first ? [client.query(first)] : [])]
    const { tx, committed } = txOn(client)
    const [outcome] = await Promise.all([work(tx), ...begun])
    const { command } = await client.query('commit')
    // PostgreSQL answers a commit of a failed transaction with ROLLBACK, not with an error.
    if (command === 'ROLLBACK') throw new Error('The transaction had failed and was rolled back')
    committed()
    return outcome
  } catch (error) {
    broken = await client.query('rollback').then(
      () => undefined,
      (lost: Error) => lost,
    )
    throw error
  } finally {
    client.release(broken)
  }
}
