import { sqlTime, type Statement, type Tx } from '#db'
import type { RedirectReason } from '#protocol'

/** What is done, with what it needs. */
export type ActDeed =
  | { deed: 'react'; emoji: string | null }
  | { deed: 'edit'; text: string; redirectReason?: RedirectReason }
  | { deed: 'unsend' }
  | { deed: 'hide' | 'like'; on: boolean }
  | { deed: 'read' }

export type ActRow = {
  workspaceId: string
  id: string
  messageId: string
  conversationId: string
  deed: ActDeed['deed']
  /** JSON of the rest of `ActDeed`. */
  detail: string
  authorKind: 'agent' | 'bot' | 'system'
  authorId: string | null
  state: 'queued' | 'done' | 'failed'
  at: number
}

const inserting: Statement = {
  name: 'acts-insert',
  text: `insert into acts (workspace_id, id, message_id, conversation_id, deed, detail, author_kind, author_id, state, at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, 'queued', $9) on conflict (workspace_id, id) do nothing returning 1`,
}

/** False when an act of this id was there already. */
export const insertAct = async (tx: Tx, row: Omit<ActRow, 'state'>): Promise<boolean> =>
  (
    await tx.query(inserting, [
      ...[row.workspaceId, row.id, row.messageId, row.conversationId, row.deed, row.detail],
      ...[row.authorKind, row.authorId, sqlTime(row.at)],
    ])
  ).length > 0

const columns = `a.workspace_id as "workspaceId", a.id, a.message_id as "messageId", a.conversation_id as "conversationId", a.deed, a.detail,
  a.author_kind as "authorKind", a.author_id as "authorId", a.state, a.at`

const loading: Statement = {
  name: 'acts-load',
  text: `select ${columns} from acts a where a.workspace_id = $1 and a.id = $2 for update`,
}

export const loadAct = async (tx: Tx, workspaceId: string, id: string): Promise<ActRow | undefined> =>
  (await tx.query<ActRow>(loading, [workspaceId, id]))[0]

const saving: Statement = {
  name: 'acts-save',
  text: `update acts set state = $3, failure = $4 where workspace_id = $1 and id = $2`,
}

export const saveAct = (tx: Tx, { workspaceId, id }: ActRow, state: 'done' | 'failed', failure: string | null) =>
  tx.query(saving, [workspaceId, id, state, failure])

const delaying: Statement = {
  name: 'acts-delay',
  text: `update acts a set failure = $3 where a.workspace_id = $1 and a.id = $2 and a.state = 'queued' and a.failure is distinct from $3
    returning ${columns}`,
}

/** Why it is tried again; undefined when that is no news. */
export const saveDelay = async (
  tx: Tx,
  workspaceId: string,
  id: string,
  failure: string,
): Promise<ActRow | undefined> => (await tx.query<ActRow>(delaying, [workspaceId, id, failure]))[0]

const forgetting: Statement = {
  name: 'acts-forget',
  text: `delete from acts where workspace_id = $1 and message_id = $2 and deed = $3 and state = 'failed' and id <> $4`,
}

/** What failed of this kind is over once it is tried anew. */
export const forgetFailed = (tx: Tx, { workspaceId, messageId, deed, id }: Omit<ActRow, 'state'>): Promise<unknown> =>
  tx.query(forgetting, [workspaceId, messageId, deed, id])

const queued: Statement = {
  name: 'acts-queued',
  text: `select 1 from acts where workspace_id = $1 and message_id = $2 and deed = $3 and state <> 'done'`,
}

/** Whether an act of this kind is under way for the message, or has failed. */
export const isOpen = async (tx: Tx, workspaceId: string, messageId: string, deed: ActDeed['deed']): Promise<boolean> =>
  (await tx.query(queued, [workspaceId, messageId, deed])).length > 0

export type ActFacts = { workspaceId: string; id: string; conversationId: string; profileId: string }

const naming: Statement = {
  name: 'acts-named',
  text: `select a.workspace_id as "workspaceId", a.id, a.conversation_id as "conversationId", m.profile_id as "profileId"
    from json_to_recordset($1::json) as x(w uuid, i uuid)
    join acts a on a.workspace_id = x.w and a.id = x.i
    join messages m on m.workspace_id = a.workspace_id and m.id = a.message_id`,
}

/** Where acts of many workspaces belong. As engine. */
export const actsOf = (tx: Tx, named: readonly { workspaceId: string; id: string }[]): Promise<ActFacts[]> =>
  tx.query(naming, [JSON.stringify(named.map(({ workspaceId, id }) => ({ w: workspaceId, i: id })))])
