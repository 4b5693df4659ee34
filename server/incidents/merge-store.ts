import type { Statement, Tx } from '#db'

const remembering: Statement = {
  name: 'incidents-remember',
  text: `insert into incident_merges (workspace_id, merged_id, kept_id, incident_id, linked_at, linked_by, told_by, is_given)
    select workspace_id, conversation_id, $3, incident_id, linked_at, linked_by, told_by, $4
    from incident_conversations where workspace_id = $1 and conversation_id = $2
    on conflict (workspace_id, merged_id) do update set kept_id = excluded.kept_id, incident_id = excluded.incident_id,
      linked_at = excluded.linked_at, linked_by = excluded.linked_by,
      told_by = excluded.told_by, is_given = excluded.is_given`,
}

/** Writes down how a conversation that was merged is linked. */
export const remember = (
  tx: Tx,
  workspaceId: string,
  { mergedId, keptId, isGiven }: { mergedId: string; keptId: string; isGiven: boolean },
): Promise<unknown> => tx.query(remembering, [workspaceId, mergedId, keptId, isGiven])

const reading: Statement = {
  name: 'incidents-remembered',
  text: `select g.incident_id as "incidentId", c.customer_id as "customerId", g.linked_at as at, g.linked_by as by, g.told_by as "toldBy",
      g.is_given as "isGiven"
    from incident_merges g join conversations c on c.workspace_id = g.workspace_id and c.id = g.merged_id
    where g.workspace_id = $1 and g.merged_id = $2 and g.kept_id = $3`,
}

export type LinkGone = {
  incidentId: string
  customerId: string
  at: number
  by: string | null
  toldBy: string | null
  isGiven: boolean
}

export const remembered = async (
  tx: Tx,
  workspaceId: string,
  mergedId: string,
  keptId: string,
): Promise<LinkGone | undefined> => (await tx.query<LinkGone>(reading, [workspaceId, mergedId, keptId]))[0]

export const forget = (tx: Tx, workspaceId: string, mergedId: string): Promise<unknown> =>
  tx.query(`delete from incident_merges where workspace_id = $1 and merged_id = $2`, [workspaceId, mergedId])

const moving: Statement = {
  name: 'incidents-move-link',
  text: `with link as (
      update incident_conversations set conversation_id = $3 where workspace_id = $1 and conversation_id = $2 returning incident_id
    )
    update inbox_rows r set incident_id = case when r.conversation_id = $3 then link.incident_id end
    from link where r.workspace_id = $1 and r.conversation_id in ($2, $3)`,
}

/** The link of one conversation becomes that of another one of the same customer: nothing else about it changes. */
export const moveLink = (tx: Tx, workspaceId: string, fromId: string, toId: string): Promise<unknown> =>
  tx.query(moving, [workspaceId, fromId, toId])
