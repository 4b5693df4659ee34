import { customersBy, type Joint } from '#customers'
import type { Desk } from './desk.ts'

/** Of each copy of whose something is, where it differs from what the links that stand say. */
const copies = [
  `select 'account ' || i.id as what from identities i join owners o using (workspace_id, id) where i.customer_id <> o.customer_id`,
  `select 'conversation ' || c.id from conversations c join owners o on (o.workspace_id, o.id) = (c.workspace_id, c.identity_id)
     where c.customer_id <> o.customer_id`,
  `select 'promise ' || p.id from promises p join messages m on (m.workspace_id, m.id) = (p.workspace_id, p.message_id)
     join owners o on (o.workspace_id, o.id) = (m.workspace_id, m.identity_id) where p.customer_id <> o.customer_id`,
  `select 'suspicion ' || s.id from suspects s join owners o on (o.workspace_id, o.id) = (s.workspace_id, s.identity_id)
     where s.customer_id <> o.customer_id`,
  `select 'cause of ' || l.conversation_id from incident_conversations l
     join conversations c on (c.workspace_id, c.id) = (l.workspace_id, l.conversation_id) where l.customer_id <> c.customer_id`,
  `select 'customers of incident ' || i.id from incidents i where i.customers <> (select count(distinct customer_id)
     from incident_conversations l where (l.workspace_id, l.incident_id) = (i.workspace_id, i.id))`,
  `select 'counted for incident ' || k.incident_id from incident_customers k where k.conversations <> (select count(*)
     from incident_conversations l where (l.workspace_id, l.incident_id, l.customer_id) = (k.workspace_id, k.incident_id, k.customer_id))`,
  `select 'merged across ' || m.id from merges m join conversations k on (k.workspace_id, k.id) = (m.workspace_id, m.kept_id)
     join conversations g on (g.workspace_id, g.id) = (m.workspace_id, m.merged_id) where m.undone_at is null and k.customer_id <> g.customer_id`,
  `select 'said elsewhere ' || m.id from messages m join conversations c on (c.workspace_id, c.id) = (m.workspace_id, m.conversation_id)
     join owners o on (o.workspace_id, o.id) = (m.workspace_id, m.identity_id) where c.customer_id <> o.customer_id`,
]

/** What is whose it would not be, had the links that stand been there from the beginning. */
export async function strays({ database, ours }: Pick<Desk, 'database' | 'ours'>): Promise<string[]> {
  return database.owner(async tx => {
    const accounts = await tx.query<{ id: string; homeId: string }>(
      `select id, home_id as "homeId" from identities where workspace_id = $1`,
      [ours],
    )
    const links = await tx.query<Joint>(
      `select one_id as "oneId", other_id as "otherId" from links where workspace_id = $1 and ended_at is null`,
      [ours],
    )
    const owners = [...customersBy(accounts, links)].map(([i, c]) => ({ i, c }))
    const found: string[] = []
    for (const copy of copies) {
      const rows = await tx.query<{ what: string }>(
        `with owners as (select $1::uuid as workspace_id, i as id, c as customer_id from json_to_recordset($2::json) as x(i uuid, c uuid))
         select what from (${copy}) as strays(what)`,
        [ours, JSON.stringify(owners)],
      )
      found.push(...rows.map(({ what }) => what))
    }
    return found
  })
}
