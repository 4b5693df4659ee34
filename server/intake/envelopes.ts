import type { Database, Statement } from '#db'
import { Fault, pause } from '#lib'

/** A raw request, as it will be stored: byte for byte, with the few headers that its channel reads. */
export type NewEnvelope = {
  workspaceId: string
  connectionId: string
  receivedAt: number
  meta: EnvelopeMeta | null
  body: Uint8Array
}
export type EnvelopeMeta = { headers: Record<string, string>; query: string }
export type Envelope = NewEnvelope & { number: number; day: string }

// All bodies travel as one parameter and are cut apart by the database: one text for batches of every size.
export const inserting: Statement = {
  name: 'intake-store',
  text: `insert into envelopes (workspace_id, connection_id, received_at, meta, body)
    select w, c, to_timestamp(r / 1000.0), meta, substring($2::bytea from o for l)
    from json_to_recordset($1::json) as x(w uuid, c uuid, r double precision, meta text, o int, l int)`,
}

const maxRows = 64
const maxBytes = 4 * 1024 * 1024
const maxFlights = 2
const patienceMs = 10_000

type Waiting = { envelope: NewEnvelope; resolve: () => void; reject: (error: unknown) => void }

/**
 * Stores envelopes durably. All that wait share one insert (group commit): the promise resolves when the row is on disk.
 * It rejects with `hook.unavailable` (503) when the database says nothing: whether the row is there is not known then.
 */
export function openEnvelopeStore(database: Database, stored: () => void): (envelope: NewEnvelope) => Promise<void> {
  const waiting: Waiting[] = []
  let flights = 0

  const flush = async () => {
    flights++
    while (waiting.length > 0) {
      const batch = nextBatch(waiting)
      await inTime(database.once(inserting, parametersOf(batch.map(each => each.envelope)))).then(
        () => {
          stored()
          for (const each of batch) each.resolve()
        },
        error => {
          for (const each of batch) each.reject(error)
        },
      )
    }
    flights--
  }
  return envelope =>
    new Promise((resolve, reject) => {
      waiting.push({ envelope, resolve, reject })
      // Those that arrive in the same turn of the loop go together.
      if (flights < maxFlights && waiting.length === 1) setImmediate(() => void flush())
    })
}

async function inTime(work: Promise<unknown>): Promise<void> {
  const calm = new AbortController()
  const late = pause(patienceMs, calm.signal).then(() => {
    throw new Fault('hook.unavailable', 503)
  })
  await Promise.race([work, late]).finally(() => calm.abort())
}

function nextBatch(waiting: Waiting[]): Waiting[] {
  let bytes = 0
  let count = 0
  for (const { envelope } of waiting) {
    bytes += envelope.body.byteLength
    if (count === maxRows || (count > 0 && bytes > maxBytes)) break
    count++
  }
  return waiting.splice(0, count)
}

export function parametersOf(batch: readonly NewEnvelope[]): unknown[] {
  let offset = 1
  const rows = batch.map(envelope => {
    const row = {
      w: envelope.workspaceId,
      c: envelope.connectionId,
      r: envelope.receivedAt,
      meta: envelope.meta && JSON.stringify(envelope.meta),
      o: offset,
      l: envelope.body.byteLength,
    }
    offset += envelope.body.byteLength
    return row
  })
  return [JSON.stringify(rows), Buffer.concat(batch.map(each => each.body))]
}

const reading: Statement = {
  name: 'intake-read',
  text: `select number, day, workspace_id as "workspaceId", connection_id as "connectionId", received_at as "receivedAt", meta, body
    from envelopes where number > $1 and day >= $2::date - 1 order by number limit $3`,
}

type Row = Omit<Envelope, 'meta'> & { meta: string | null }
const envelopeOf = (row: Row): Envelope => ({
  ...row,
  meta: row.meta === null ? null : (JSON.parse(row.meta) as EnvelopeMeta),
})

/** Envelopes of all connections after a number, in order. */
export const readEnvelopes = async (
  database: Database,
  after: number,
  day: string,
  limit: number,
): Promise<Envelope[]> => (await database.once<Row>(reading, [after, day, limit])).map(envelopeOf)

const finding: Statement = {
  name: 'intake-find',
  text: `select number, day, workspace_id as "workspaceId", connection_id as "connectionId", received_at as "receivedAt", meta, body
    from envelopes where workspace_id = $1 and number = $2`,
}

/** One envelope, while it is kept (30 days). */
export async function findEnvelope(
  database: Database,
  workspaceId: string,
  number: number,
): Promise<Envelope | undefined> {
  const [row] = await database.once<Row>(finding, [workspaceId, number])
  return row && envelopeOf(row)
}
