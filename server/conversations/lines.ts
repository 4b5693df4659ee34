import { sqlTime, type Statement, type Tx } from '#db'
import type { MessageState } from '#protocol'
import type { ConversationRow } from './state.ts'
import type { Step } from './turn.ts'

/** A line that we write ourselves: a reply, a note, or what was done. */
export type NewLine = {
  id: string
  direction: 'out' | 'note' | 'system'
  visibility: 'public' | 'private' | 'team'
  author: { kind: 'agent' | 'bot' | 'system'; id: string | null }
  kind: string
  text: string | null
  parts: unknown
  quoteId: string | null
  at: number
  state: MessageState
  /** What a reply that is held needs to be taken back. */
  undo: unknown
}

const write: Statement = {
  name: 'conversations-write',
  text: `insert into messages (workspace_id, id, conversation_id, identity_id, profile_id, direction, visibility, author_kind, author_id, kind,
      text, parts, quote_id, at, received_at, state, state_at, undo)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, $15, $14, $16)`,
}

export async function writeLine(tx: Tx, conversation: ConversationRow, line: NewLine): Promise<void> {
  const { workspaceId, id, identityId, profileId } = conversation
  const place = [workspaceId, line.id, id, identityId, profileId]
  const content = [line.kind, line.text, jsonOrNull(line.parts), line.quoteId]
  await tx.query(write, [
    ...place,
    line.direction,
    line.visibility,
    line.author.kind,
    line.author.id,
    ...content,
    sqlTime(line.at),
    line.state,
    jsonOrNull(line.undo),
  ])
}

const jsonOrNull = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value))

export const deleteLine = async (tx: Tx, workspaceId: string, id: string): Promise<boolean> =>
  (
    await tx.query(`delete from messages where workspace_id = $1 and id = $2 and direction = 'system' returning 1`, [
      workspaceId,
      id,
    ])
  ).length > 0

const lines: Statement = {
  name: 'conversations-lines',
  text: `select parts from messages where workspace_id = $1 and conversation_id = $2 and direction = 'system' order by at desc, id desc limit 20`,
}

/** What the latest system lines say, newest first; `turnAt` where a closing remembers the turn it ended. */
export async function latestLines(
  tx: Tx,
  { workspaceId, id }: ConversationRow,
): Promise<{ deed: string; turnAt?: number | null }[]> {
  const rows = await tx.query<{ parts: string }>(lines, [workspaceId, id])
  return rows.map(row => JSON.parse(row.parts) as { deed: string; turnAt?: number | null })
}

const stepsMax = 300
const steps: Statement = {
  name: 'conversations-steps',
  text: `select id, direction, state, at, received_at as "receivedAt", historic, deleted_at is not null as deleted,
      case when direction = 'system' then parts end as line
    from messages where workspace_id = $1 and conversation_id = $2 and not (direction = 'out' and author_kind = 'system')
    order by at desc, id desc limit ${stepsMax}`,
}

/** The latest lines of a conversation, newest first; without what the program says by itself, which answers nothing. */
export async function latestSteps(tx: Tx, workspaceId: string, conversationId: string): Promise<Step[]> {
  const rows = await tx.query<Step>(steps, [workspaceId, conversationId])
  return rows.map(row => ({ ...row, line: row.line === null ? null : (JSON.parse(row.line) as { deed: string }).deed }))
}
