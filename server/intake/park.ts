import type { Database, Tx } from '#db'
import { cleanText, Fault, newId } from '#lib'
import { append } from '#log'
import type { Envelope } from './envelopes.ts'

/** Something that could not be taken: alone, shown, replayable. `item` is its place in the envelope, -1 the whole. */
export type Parked = {
  id: string
  connectionId: string
  envelope: number
  envelopeDay: string
  item: number
  reason: string
  detail: string | null
  parkedAt: number
}

/** Why, in a word that the catalogue has (`parked.<reason>`), and what the fault said. */
export function reasonOf(error: unknown): { reason: string; detail: string | null } {
  if (error instanceof Fault)
    return { reason: error.code, detail: cleanText(Object.values(error.values).join(' · ')) || null }
  return { reason: 'fault', detail: error instanceof Error ? cleanText(error.message.slice(0, 500)) : null }
}

/** Once per item, however often it is tried; told to the log as `envelope.parked`. */
export async function park(
  database: Database,
  envelope: Envelope,
  item: number,
  error: unknown,
  now: number,
): Promise<void> {
  const { reason, detail } = reasonOf(error)
  const { workspaceId, connectionId, number, day } = envelope
  const id = newId(now)
  await database.engine(async tx => {
    const added = await tx.query(
      `insert into parked_envelopes (workspace_id, id, connection_id, envelope, envelope_day, item, reason, detail)
       select $1, $2, $3, $4, $5, $6, $7, $8 where not exists (
         select 1 from parked_envelopes where workspace_id = $1 and envelope = $4 and item = $6 and settled_at is null)
       returning 1`,
      [workspaceId, id, connectionId, number, day, item, reason, detail],
    )
    if (added.length > 0) await append(tx, [{ workspaceId, kind: 'envelope.parked', subjectId: id }])
  })
}

const columns = `id, connection_id as "connectionId", envelope, envelope_day as "envelopeDay", item, reason, detail, parked_at as "parkedAt"`

/** What waits for somebody, oldest first, at most 200. As role app. */
export const parkedOf = (tx: Tx): Promise<Parked[]> =>
  tx.query(`select ${columns} from parked_envelopes where settled_at is null order by parked_at, id limit 200`)

export async function findParked(tx: Tx, id: string): Promise<Parked | undefined> {
  const [found] = await tx.query<Parked>(
    `select ${columns} from parked_envelopes where id = $1 and settled_at is null`,
    [id],
  )
  return found
}

/** It waits no longer, taken or let go; false when it did not wait. As engine. */
export async function settleParked(tx: Tx, workspaceId: string, id: string): Promise<boolean> {
  const settled = await tx.query(
    `update parked_envelopes set settled_at = now() where workspace_id = $1 and id = $2 and settled_at is null returning 1`,
    [workspaceId, id],
  )
  if (settled.length > 0) await append(tx, [{ workspaceId, kind: 'envelope.settled', subjectId: id }])
  return settled.length > 0
}
