import type { Statement, Tx } from '#db'
import type { Way } from '#protocol'

/** The latest conversation of each other thread of the customer, with what they wrote there last. */
export type Elsewhere = Pick<Way, 'conversationId' | 'channel' | 'profileId' | 'name' | 'status'> & {
  lastText: string | null
  lastAt: number | null
}

const elsewhere: Statement = {
  name: 'contact-policy-elsewhere',
  text: `select c.id as "conversationId", c.channel, c.profile_id as "profileId", c.status, coalesce(i.name, i.handle, '') as name,
      l.text as "lastText", l.at as "lastAt"
    from (
      select distinct on (n.thread_id) n.* from (
        select o.* from conversations o
        join conversations here on here.workspace_id = o.workspace_id and here.customer_id = o.customer_id
        where here.workspace_id = $1 and here.id = $2 and o.thread_id <> here.thread_id
        order by o.opened_at desc limit 200
      ) n order by n.thread_id, n.opened_at desc
    ) c
    left join threads t on t.workspace_id = c.workspace_id and t.id = c.thread_id
    left join identities i on i.workspace_id = c.workspace_id and i.id = t.identity_id
    left join lateral (
      select m.text, m.at from messages m
      where m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.direction = 'in'
      order by m.at desc, m.id desc limit 1
    ) l on true
    order by l.at desc nulls last, c.id limit 20`,
}

export const findElsewhere = (tx: Tx, workspaceId: string, conversationId: string): Promise<Elsewhere[]> =>
  tx.query(elsewhere, [workspaceId, conversationId])
