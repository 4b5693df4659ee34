import type { Who } from '#accounts'
import { reachCondition } from '#conversations'
import type { Tx } from '#db'
import { readSpot, writeSpot } from '#lib'
import { covered, coveredLine } from '#personal'
import type { CustomerLine, CustomersPage } from '#protocol'

type Found = Omit<CustomerLine, 'channels' | 'last'> & {
  channels: string
  conversationId: string | null
  at: number | null
  text: string | null
}

/** Those whom one reaches, whoever came last first; ids are in the order of time. As app. @throws Fault `cursor.malformed` (422) */
export async function customersPage(
  tx: Tx,
  who: Who,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<CustomersPage> {
  const values: unknown[] = [who.workspaceId]
  const bind = (value: unknown) => `$${values.push(value)}`
  const conditions = [
    `p.workspace_id = $1`,
    after && `p.id < ${bind(readSpot(after).id)}::uuid`,
    // Whoever turned out to be somebody else has no account any more.
    `exists (select 1 from identities i where i.workspace_id = $1 and i.customer_id = p.id)`,
    reachCondition(who, 'p.id', bind),
  ].filter(each => typeof each === 'string' && each !== '')
  const found = await tx.query<Found>(
    `select p.id, coalesce(nullif(p.name, ''), a.name, '') as name, p.language, p.created_at as since, a.channels,
       l.id as "conversationId", l.at, l.text
     from (select p.id from customers p where ${conditions.join(' and ')} order by p.id desc limit ${limit + 1}) x
     join customers p on p.workspace_id = $1 and p.id = x.id
     cross join lateral (
       select json_agg(distinct i.channel)::text as channels, min(coalesce(nullif(i.name, ''), i.handle, i.external_id)) as name
       from identities i where i.workspace_id = $1 and i.customer_id = p.id) a
     left join lateral (
       select c.id, r.last_at as at, r.last_text as text from conversations c
       join inbox_rows r on r.workspace_id = c.workspace_id and r.conversation_id = c.id
       where c.workspace_id = $1 and c.customer_id = p.id and c.merged_into is null
       order by c.opened_at desc, c.id desc limit 1) l on true
     order by p.id desc`,
    values,
  )
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return {
    rows: rows.map(shown),
    next: last && found.length > limit ? writeSpot({ at: 0, id: last.id }) : null,
  }
}

const shown = ({ channels, conversationId, at, text, name, ...row }: Found): CustomerLine => ({
  ...{ ...row, name: covered(name), channels: JSON.parse(channels) as string[] },
  last: conversationId === null ? null : { conversationId, at: at!, text: coveredLine(text!) },
})
