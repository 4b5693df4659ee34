import type { Statement, Tx } from '#db'
import type { Tag, TagRules } from '#protocol'

const list: Statement = {
  name: 'tags-list',
  text: `select id, name, hue, archived_at is not null as "isArchived" from tags where workspace_id = $1`,
}

export const listTags = (tx: Tx, workspaceId: string): Promise<Tag[]> => tx.query(list, [workspaceId])

export const insertTag = (tx: Tx, workspaceId: string, { id, name, hue }: Omit<Tag, 'isArchived'>) =>
  tx.query(`insert into tags (workspace_id, id, name, hue) values ($1, $2, $3, $4)`, [workspaceId, id, name, hue])

export const saveTag = (tx: Tx, workspaceId: string, { id, name, hue, isArchived }: Tag) =>
  tx.query(
    `update tags set name = $3, hue = $4, archived_at = case when $5 then coalesce(archived_at, now()) end where workspace_id = $1 and id = $2`,
    [workspaceId, id, name, hue, isArchived],
  )

/** Two who change the list at once would give two tags one name. */
export const lockTags = (tx: Tx, workspaceId: string) =>
  tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 1))`, [`tags/${workspaceId}`])

const shown: Statement = {
  name: 'tags-shown',
  text: `select tags from inbox_rows where workspace_id = $1 and conversation_id = $2`,
}

/** The tags of a conversation in the order in which they were put on. */
export async function tagsOn(tx: Tx, workspaceId: string, conversationId: string): Promise<string[]> {
  const [row] = await tx.query<{ tags: string }>(shown, [workspaceId, conversationId])
  return row?.tags ? row.tags.split(' ') : []
}

const put: Statement = {
  name: 'tags-put',
  text: `insert into conversation_tags (workspace_id, conversation_id, tag_id)
    select $1, $2, id::uuid from json_array_elements_text($3::json) as id on conflict do nothing`,
}
const take: Statement = {
  name: 'tags-take',
  text: `delete from conversation_tags where workspace_id = $1 and conversation_id = $2
    and tag_id in (select id::uuid from json_array_elements_text($3::json) as id)`,
}
const show: Statement = {
  name: 'tags-show',
  text: `update inbox_rows set tags = $3 where workspace_id = $1 and conversation_id = $2`,
}

export async function saveTagsOn(
  tx: Tx,
  { workspaceId, id }: { workspaceId: string; id: string },
  { added, removed, now }: { added: readonly string[]; removed: readonly string[]; now: readonly string[] },
): Promise<void> {
  await Promise.all([
    tx.query(put, [workspaceId, id, JSON.stringify(added)]),
    tx.query(take, [workspaceId, id, JSON.stringify(removed)]),
    tx.query(show, [workspaceId, id, now.join(' ')]),
  ])
}

const latest: Statement = {
  name: 'tags-latest-line',
  text: `select id, at, case when direction = 'system' then parts end as line from messages
    where workspace_id = $1 and conversation_id = $2 order by at desc, id desc limit 1`,
}

/** The last line of a conversation; `line` is what it says was done, if it does. */
export async function latestLine(
  tx: Tx,
  workspaceId: string,
  conversationId: string,
): Promise<{ id: string; at: number; line: unknown } | undefined> {
  const [found] = await tx.query<{ id: string; at: number; line: string | null }>(latest, [workspaceId, conversationId])
  return found && { ...found, line: found.line === null ? null : JSON.parse(found.line) }
}

export const rewriteLine = (tx: Tx, workspaceId: string, id: string, says: object) =>
  tx.query(`update messages set parts = $3 where workspace_id = $1 and id = $2 and direction = 'system'`, [
    workspaceId,
    id,
    JSON.stringify(says),
  ])

export async function findRules(tx: Tx, workspaceId: string): Promise<TagRules> {
  const [found] = await tx.query<TagRules>(
    `select agents_may_add as "agentsMayAdd" from tag_rules where workspace_id = $1`,
    [workspaceId],
  )
  return found ?? { agentsMayAdd: true }
}

export const saveRules = (tx: Tx, workspaceId: string, { agentsMayAdd }: TagRules) =>
  tx.query(
    `insert into tag_rules (workspace_id, agents_may_add) values ($1, $2)
     on conflict (workspace_id) do update set agents_may_add = excluded.agents_may_add`,
    [workspaceId, agentsMayAdd],
  )
