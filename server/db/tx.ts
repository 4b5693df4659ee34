import type { ClientBase } from 'pg'
import {
  type Compilable,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'

/** A statement that is prepared once per connection under its name. */
export type Statement = { name: string; text: string }

/**
 * One transaction. Statements are pipelined: those sent before the first is awaited travel together and run in order.
 */
export type Tx = {
  /** Runs a query built with `tables<…>()`; rows in the order of the database. */
  run<R>(query: Compilable<R>): Promise<R[]>
  query<R>(statement: Statement | string, values?: readonly unknown[]): Promise<R[]>
  /** Runs after the commit, in this process only: for bells, never for work that must happen. */
  afterCommit(deed: () => void): void
}

/** A typed query builder over the tables of a room; it only writes SQL, a `Tx` runs it. */
export const tables = <T>(): Kysely<T> =>
  new Kysely<T>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: database => new PostgresIntrospector(database),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })

/** The time as SQL takes it: epoch milliseconds to ISO 8601. */
export const sqlTime = (at: number): string => new Date(at).toISOString()

export function txOn(client: ClientBase): { tx: Tx; committed: () => void } {
  const after: (() => void)[] = []
  // Those that were sent behind the one that failed are told no more than that; why, only the first one says.
  let broken: { why: unknown } | undefined
  const query = async <R>(statement: Statement | string, values: readonly unknown[] = []) => {
    const asked = typeof statement === 'string' ? { text: statement } : statement
    try {
      const result = await client.query({ ...asked, ...(values.length > 0 ? { values: values as unknown[] } : {}) })
      return result.rows as R[]
    } catch (error) {
      broken ??= { why: error }
      throw broken.why
    }
  }
  const tx: Tx = {
    query,
    run: <R>(built: Compilable<R>) => {
      const { sql, parameters } = built.compile()
      return query<R>(sql, parameters)
    },
    afterCommit: deed => after.push(deed),
  }
  return { tx, committed: () => after.forEach(deed => deed()) }
}
