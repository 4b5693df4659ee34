import { sqlTime, type Statement, type Tx } from '#db'
import { forgetFiles } from '#files'
import { shortened } from '#lib'
import type { StoredPart } from './ref.ts'

/** The message that a signal is about. */
export type Target = {
  id: string
  conversationId: string
  direction: string
  state: string
  editedAt: number | null
  deletedAt: number | null
}

const target: Statement = {
  name: 'signal-target',
  text: `select id, conversation_id as "conversationId", direction, state, edited_at as "editedAt", deleted_at as "deletedAt"
    from messages where workspace_id = $1 and (ref = $2 or id = (select message_id from message_aliases where workspace_id = $1 and ref = $2)) for update`,
}

export const findTarget = async (tx: Tx, workspaceId: string, ref: string): Promise<Target | undefined> =>
  (await tx.query<Target>(target, [workspaceId, ref]))[0]

export const keepEarly = (tx: Tx, workspaceId: string, ref: string, key: string, signal: string) =>
  tx.query(
    `insert into early_signals (workspace_id, ref, key, signal) values ($1, $2, $3, $4) on conflict do nothing`,
    [workspaceId, ref, key, signal],
  )

const forgetting: Statement = {
  name: 'signal-forget',
  text: `delete from early_signals where workspace_id is not null and at < $1`,
}

/** What waits for messages that never came. As engine. */
export const forgetEarly = (tx: Tx, before: number): Promise<unknown> => tx.query(forgetting, [sqlTime(before)])

const meeting: Statement = {
  name: 'signal-met',
  text: `select distinct e.workspace_id as "workspaceId", e.ref from early_signals e
    where e.at > $1 and (
      exists (select 1 from messages m where m.workspace_id = e.workspace_id and m.ref = e.ref)
      or exists (select 1 from message_aliases a where a.workspace_id = e.workspace_id and a.ref = e.ref))
    limit 500`,
}

/** For which messages that are there something has been waiting since then. As engine. */
export const findMet = (tx: Tx, since: number): Promise<{ workspaceId: string; ref: string }[]> =>
  tx.query(meeting, [sqlTime(since)])

const early: Statement = {
  name: 'signal-early',
  text: `delete from early_signals e using json_to_recordset($1::json) as x(w uuid, r uuid)
    where e.workspace_id = x.w and e.ref = x.r returning e.signal, e.at`,
}

/** Takes out what waits for these messages, in the order in which it came. */
export async function takeEarly(tx: Tx, waiting: readonly { workspaceId: string; ref: string }[]): Promise<string[]> {
  const rows = await tx.query<{ signal: string; at: number }>(early, [
    JSON.stringify(waiting.map(each => ({ w: each.workspaceId, r: each.ref }))),
  ])
  return rows.toSorted((a, b) => a.at - b.at).map(row => row.signal)
}

/** The earlier text is kept as a version. */
export async function edit(
  tx: Tx,
  workspaceId: string,
  messageId: string,
  at: number,
  text: string | null,
  parts: StoredPart[] | 'as before',
): Promise<void> {
  await Promise.all([
    tx.query(
      `insert into message_versions (workspace_id, message_id, at, text, parts)
       select workspace_id, id, coalesce(edited_at, at), text, parts from messages where workspace_id = $1 and id = $2 on conflict do nothing`,
      [workspaceId, messageId],
    ),
    tx.query(
      `update messages set text = $3, parts = case when $4 = 'as before' then parts else $4 end, edited_at = $5 where workspace_id = $1 and id = $2`,
      [workspaceId, messageId, text, parts === 'as before' ? parts : asJson(parts), sqlTime(at)],
    ),
    showInRow(tx, workspaceId, messageId, shortened(text ?? '')),
  ])
}

export async function partsOf(tx: Tx, workspaceId: string, messageId: string): Promise<StoredPart[]> {
  const [row] = await tx.query<{ parts: string | null }>(
    `select parts from messages where workspace_id = $1 and id = $2`,
    [workspaceId, messageId],
  )
  return row?.parts ? (JSON.parse(row.parts) as StoredPart[]) : []
}

const asJson = (parts: StoredPart[]): string | null => (parts.length > 0 ? JSON.stringify(parts) : null)

const pieces: Statement = {
  name: 'signal-pieces',
  text: `select parts from messages where workspace_id = $1 and id = $2 and parts is not null
    union all select parts from message_versions where workspace_id = $1 and message_id = $2 and parts is not null`,
}

/** What its writer deleted is gone for us too: text, pieces and their files, earlier versions. */
export async function redact(tx: Tx, workspaceId: string, id: string, at: number): Promise<void> {
  const all = await tx.query<{ parts: string }>(pieces, [workspaceId, id])
  const files = all.flatMap(({ parts }) => (JSON.parse(parts) as StoredPart[]).flatMap(({ file }) => file ?? []))
  await Promise.all([
    forgetFiles(tx, workspaceId, [...new Set(files)]),
    tx.query(`delete from message_versions where workspace_id = $1 and message_id = $2`, [workspaceId, id]),
    tx.query(
      `update messages set text = null, subject = null, parts = null, tokens = null, deleted_at = $3 where workspace_id = $1 and id = $2`,
      [workspaceId, id, sqlTime(at)],
    ),
    showInRow(tx, workspaceId, id, ''),
  ])
}

/** The inbox row shows the newest message: when it is this one, its text changes there too. */
const showInRow = (tx: Tx, workspaceId: string, messageId: string, text: string) =>
  tx.query(
    `update inbox_rows r set last_text = $3, last_kind = case when $3 = '' then 'deletion' else r.last_kind end
     from messages m where m.workspace_id = $1 and m.id = $2 and r.workspace_id = $1 and r.conversation_id = m.conversation_id and r.last_at = m.at`,
    [workspaceId, messageId, text],
  )

/** Whether anything changed: a reaction older than the one that stands is left out. */
export async function react(
  tx: Tx,
  workspaceId: string,
  messageId: string,
  authorId: string,
  emoji: string | null,
  at: number,
): Promise<boolean> {
  const rows =
    emoji === null
      ? await tx.query(
          `delete from reactions where workspace_id = $1 and message_id = $2 and author_id = $3 and at <= $4 returning 1`,
          [workspaceId, messageId, authorId, sqlTime(at)],
        )
      : await tx.query(
          `insert into reactions as r (workspace_id, message_id, author_id, author_kind, emoji, at) values ($1, $2, $3, 'customer', $4, $5)
           on conflict (workspace_id, message_id, author_id) do update set emoji = excluded.emoji, at = excluded.at
           where r.at <= excluded.at and r.emoji <> excluded.emoji returning 1`,
          [workspaceId, messageId, authorId, emoji, sqlTime(at)],
        )
  return rows.length > 0
}

export const setState = (
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
  state: string,
  at: number,
  failure: string | null,
) =>
  tx.query(
    `update messages set state = $3, state_at = $4, failure = $5 where workspace_id = $1 and id in (select i::uuid from json_array_elements_text($2::json) as i)`,
    [workspaceId, JSON.stringify(ids), state, sqlTime(at), failure],
  )

/** Everything that we sent in the thread's conversation until `at`. */
export const setStateUpTo = (
  tx: Tx,
  workspaceId: string,
  threadId: string,
  state: 'delivered' | 'read',
  at: number,
): Promise<{ id: string; conversationId: string }[]> =>
  tx.query(
    `update messages m set state = $3, state_at = $4 from threads t
     where t.workspace_id = $1 and t.id = $2 and m.workspace_id = $1 and m.conversation_id = t.conversation_id and coalesce(m.thread_id, t.id) = t.id and m.at <= $4
       and m.direction = 'out' and (m.state = 'sent' or (m.state = 'delivered' and $3 = 'read'))
     returning m.id, m.conversation_id as "conversationId"`,
    [workspaceId, threadId, state, sqlTime(at)],
  )
