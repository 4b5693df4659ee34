import type { Statement, Tx } from '#db'
import { append } from '#log'
import { tellIncident } from './events.ts'

const finding: Statement = {
  name: 'incidents-of-followed',
  text: `select l.incident_id as "incidentId", l.customer_id as "from", c.customer_id as "to", count(*)::int as count
    from json_array_elements_text($2::json) as x
    join incident_conversations l on l.workspace_id = $1 and l.conversation_id = x::uuid
    join conversations c on c.workspace_id = $1 and c.id = l.conversation_id and c.customer_id <> l.customer_id
    group by 1, 2, 3 order by 1, 2, 3`,
}

const following: Statement = {
  name: 'incidents-follow',
  text: `with x as (select * from json_to_recordset($2::json) as x(n uuid, c uuid, d int)
    ), counted as (
      insert into incident_customers as i (workspace_id, incident_id, customer_id, conversations) select $1, n, c, d from x
      on conflict (workspace_id, incident_id, customer_id) do update set conversations = i.conversations + excluded.conversations
      returning incident_id, customer_id, conversations
    ), change as (
      select x.n, sum((i.conversations > 0)::int - (i.conversations - x.d > 0)::int)::int as more
      from x join counted i on i.incident_id = x.n and i.customer_id = x.c group by x.n
    ), links as (
      update incident_conversations l set customer_id = c.customer_id from conversations c
      where l.workspace_id = $1 and l.conversation_id in (select t::uuid from json_array_elements_text($3::json) as t)
        and c.workspace_id = $1 and c.id = l.conversation_id and c.customer_id <> l.customer_id
    )
    update incidents i set customers = i.customers + change.more from change where i.workspace_id = $1 and i.id = change.n`,
}

/** What is linked to an incident is whose its conversation is, and each customer counts once. The customers are locked. */
export async function followCustomers(tx: Tx, workspaceId: string, conversationIds: readonly string[]): Promise<void> {
  const ids = JSON.stringify(conversationIds)
  const found = await tx.query<{ incidentId: string; from: string; to: string; count: number }>(finding, [
    workspaceId,
    ids,
  ])
  const deltas = new Map<string, { n: string; c: string; d: number }>()
  const add = (n: string, c: string, d: number) => {
    const key = `${n}/${c}`
    deltas.set(key, { n, c, d: (deltas.get(key)?.d ?? 0) + d })
  }
  for (const { incidentId, from, to, count } of found) {
    add(incidentId, from, -count)
    add(incidentId, to, count)
  }
  await tx.query(following, [workspaceId, JSON.stringify([...deltas.values()]), ids])
  const told = [...new Set(found.map(({ incidentId }) => incidentId))]
  await append(
    tx,
    told.map(id => tellIncident(workspaceId, 'incident.changed', id)),
  )
}
