import { sqlTime, type Statement, type Tx } from '#db'
import type { Reading } from '#protocol'
import type { Beneath, Named, ReadingRow } from './tables.ts'

// As engine, and as app for what a person corrects: every statement names the workspace.

const locking: Statement = {
  name: 'readings-lock',
  text: `select pg_advisory_xact_lock(k) from (
    select distinct hashtextextended(id, 4) as k from json_array_elements_text($1::json) as id order by 1) as ordered`,
}

/** What follows from readings is written by one at a time in a workspace: whoever comes next finds what was said before. */
export const lockReadings = (tx: Tx, workspaceIds: readonly string[]): Promise<unknown> =>
  tx.query(locking, [JSON.stringify([...new Set(workspaceIds)])])

export type NewReading = Named & { reading: Reading }

const columns = [
  ['sentiment', 'real'],
  ['toxicity', 'real'],
  ['irony', 'real'],
  ['urgency', 'smallint'],
  ['is_unsure', 'boolean'],
  ['language', 'text'],
  ['emotion', 'text'],
  ['kind', 'text'],
  ['subject', 'text'],
] as const
const names = columns.map(([name]) => name).join(', ')
const shape = columns.map(([name, type]) => `${name} ${type}`).join(', ')

const inserting = `insert into readings as r (workspace_id, message_id, conversation_id, identity_id, at, is_historic, read_at, model, ${names})
    select m.workspace_id, m.id, m.conversation_id, m.identity_id, m.at, m.historic, $2, $3, ${columns.map(([name]) => `x.${name}`).join(', ')}
    from json_to_recordset($1::json) as x(w uuid, i uuid, ${shape}) join messages m on m.workspace_id = x.w and m.id = x.i
    on conflict (workspace_id, message_id)`

const adding: Statement = { name: 'readings-add', text: `${inserting} do nothing` }

const reading: Statement = {
  name: 'readings-anew',
  text: `${inserting} do update set read_at = excluded.read_at, model = excluded.model, corrected = null, corrected_at = null, corrected_by = null,
    ${columns.map(([name]) => `${name} = excluded.${name}`).join(', ')}`,
}

/** Those that are read already stay as they are. */
export const addReadings = (tx: Tx, read: readonly NewReading[], model: string, now: number): Promise<unknown> =>
  tx.query(adding, [asRows(read), sqlTime(now), model])

/** In the place of what was read, and corrected, of other words. */
export const readAnew = (tx: Tx, read: readonly NewReading[], model: string, now: number): Promise<unknown> =>
  tx.query(reading, [asRows(read), sqlTime(now), model])

const columnsOf = ({ isUnsure, ...rest }: Reading) => ({ ...rest, is_unsure: isUnsure })

const asRows = (read: readonly NewReading[]): string =>
  JSON.stringify(read.map(each => ({ w: each.workspaceId, i: each.id, ...columnsOf(each.reading) })))

const forgetting: Statement = {
  name: 'readings-forget',
  text: `delete from readings r using json_to_recordset($1::json) as x(w uuid, i uuid) where r.workspace_id = x.w and r.message_id = x.i`,
}

export const forgetReadings = (tx: Tx, named: readonly Named[]): Promise<unknown> =>
  tx.query(forgetting, [asJson(named)])

const moving: Statement = {
  name: 'readings-move',
  text: `update readings r set conversation_id = m.conversation_id from json_to_recordset($1::json) as x(w uuid, i uuid)
    join messages m on m.workspace_id = x.w and m.conversation_id = x.i
    where r.workspace_id = m.workspace_id and r.message_id = m.id and r.conversation_id <> m.conversation_id`,
}

/** What is said in these conversations now is read there. */
export const moveReadings = (tx: Tx, conversations: readonly Named[]): Promise<unknown> =>
  tx.query(moving, [asJson(conversations)])

const loading: Statement = {
  name: 'readings-load',
  text: `select r.message_id as "messageId", r.conversation_id as "conversationId", r.is_historic as "isHistoric", r.model, r.read_at as "readAt", r.corrected,
      r.language, r.sentiment, r.is_unsure as "isUnsure", r.emotion, r.urgency, r.kind, r.subject, r.toxicity, r.irony
    from json_to_recordset($2::json) as x(i uuid) join readings r on r.workspace_id = $1 and r.message_id = x.i`,
}

type Loaded = Omit<ReadingRow, 'beneath'> & { corrected: string | null }

/** Whoever changes them holds the workspace's lock. */
export const loadReadings = async (tx: Tx, workspaceId: string, ids: readonly string[]): Promise<ReadingRow[]> =>
  (await tx.query<Loaded>(loading, [workspaceId, JSON.stringify(ids.map(i => ({ i })))])).map(
    ({ corrected, ...row }) => ({
      ...row,
      beneath: corrected === null ? {} : (JSON.parse(corrected) as Beneath),
    }),
  )

const correcting: Statement = {
  name: 'readings-correct',
  text: `update readings r set corrected = x.corrected, corrected_at = x.corrected_at, corrected_by = x.corrected_by,
      ${columns.map(([name]) => `${name} = x.${name}`).join(', ')}
    from json_to_recordset($2::json) as x(i uuid, corrected text, corrected_at timestamptz, corrected_by uuid, ${shape})
    where r.workspace_id = $1 and r.message_id = x.i`,
}

/** `by`: null for a key. Where nothing of theirs is left, nobody has corrected it. */
export function saveCorrection(
  tx: Tx,
  workspaceId: string,
  { messageId, conversationId: _, model: __, readAt: ___, isHistoric: ____, beneath, ...stands }: ReadingRow,
  { by, at }: { by: string | null; at: number },
): Promise<unknown> {
  const isCorrected = Object.keys(beneath).length > 0
  const who = isCorrected
    ? { corrected: JSON.stringify(beneath), corrected_at: sqlTime(at), corrected_by: by }
    : { corrected: null, corrected_at: null, corrected_by: null }
  return tx.query(correcting, [workspaceId, JSON.stringify([{ i: messageId, ...who, ...columnsOf(stands) }])])
}

const revising: Statement = {
  name: 'readings-revise',
  text: `update readings r set corrected = x.corrected, model = x.model, read_at = $3, ${columns.map(([name]) => `${name} = x.${name}`).join(', ')}
    from json_to_recordset($2::json) as x(i uuid, corrected text, model text, ${shape})
    where r.workspace_id = $1 and r.message_id = x.i`,
}

/** Who corrected what, and when, stays. */
export const saveRevised = (tx: Tx, workspaceId: string, rows: readonly ReadingRow[], now: number): Promise<unknown> =>
  tx.query(revising, [
    workspaceId,
    JSON.stringify(
      rows.map(({ messageId, conversationId: _, readAt: __, isHistoric: ___, beneath, model, ...stands }) => ({
        ...{ i: messageId, model, corrected: Object.keys(beneath).length > 0 ? JSON.stringify(beneath) : null },
        ...columnsOf(stands),
      })),
    ),
    sqlTime(now),
  ])

export const asJson = (named: readonly Named[]): string =>
  JSON.stringify(named.map(({ workspaceId, id }) => ({ w: workspaceId, i: id })))
