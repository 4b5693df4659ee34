import type { ClientConfig } from 'pg'
import pg from 'pg'

/** Where a PostgreSQL is: an address, or the pieces (host may be a socket folder). */
export type Connection =
  | { url: string }
  | { host: string; port: number; user: string; database: string; password?: string }

/** Who asks: `owner` migrates, `app` sees one workspace by row-level security, `engine` sees all and names the workspace. */
export type Role = 'owner' | 'app' | 'engine'

const timeoutMs = 5000
const { INT8, TIMESTAMPTZ, DATE } = pg.types.builtins

// bigint as number (ours stay below 2^53), time as epoch milliseconds, a day as its text.
const parsers = new Map<number, (value: string) => unknown>([
  [INT8, Number],
  [TIMESTAMPTZ, value => Date.parse(value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))],
  [DATE, value => value],
])

const types = {
  getTypeParser: (oid: number, format?: string) =>
    parsers.get(oid) ??
    (pg.types.getTypeParser as (oid: number, format?: string) => (value: string) => unknown)(oid, format),
}

/** Settings of one client: role, time-outs, types; pipelined, so that statements need not wait for each other. */
export function clientConfig(connection: Connection, role: Role, application: string): ClientConfig {
  const limits =
    role === 'owner' ? '' : `-c statement_timeout=${timeoutMs} -c idle_in_transaction_session_timeout=${timeoutMs}`
  const as = role === 'owner' ? '' : `-c role=sobremesa_${role}`
  return {
    ...('url' in connection ? { connectionString: connection.url } : connection),
    options: `-c timezone=UTC ${as} ${limits}`,
    application_name: application,
    connectionTimeoutMillis: timeoutMs,
    keepAlive: true,
    types: types as never,
    // A migration is several statements in one text, which pipelining does not take.
    pipeline: role !== 'owner',
  } as ClientConfig
}
