import type { MessageTokens } from '#channel'
import type { Statement, Tx } from '#db'
import type { ActDeed } from './store.ts'

/** An act as delivery takes it to the platform. Ids of messages are those of the platform. */
export type ActOut = {
  workspaceId: string
  actId: string
  profileId: string
  to: { id: string; lane: string }
  visibility: 'public' | 'private'
  targetId: string
  /** What the platform lent for saying that the message was read. */
  readToken?: string
  what: ActDeed
  at: number
}

type Taken = Omit<ActOut, 'to' | 'what' | 'readToken'> & {
  toId: string
  lane: string
  deed: ActDeed['deed']
  detail: string
  tokens: string | null
}

const taking: Statement = {
  name: 'acts-take',
  text: `select a.workspace_id as "workspaceId", a.id as "actId", m.profile_id as "profileId", i.external_id as "toId", t.lane, m.visibility,
      m.external_id as "targetId", m.tokens, a.deed, a.detail, a.at
    from acts a
    join messages m on m.workspace_id = a.workspace_id and m.id = a.message_id
    join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    join lateral (
      select lane, identity_id from threads s
      where s.workspace_id = c.workspace_id and s.profile_id = m.profile_id and (s.conversation_id = c.id or s.id = c.thread_id)
      order by (s.id = m.thread_id) desc nulls last, (s.identity_id = m.identity_id) desc, (s.id = c.thread_id) desc limit 1
    ) t on true
    join identities i on i.workspace_id = m.workspace_id and i.id = t.identity_id
    where a.workspace_id = $1 and a.id = $2 and a.state = 'queued' and m.external_id is not null and m.deleted_at is null`,
}

/** An act that is due; undefined when there is nothing left to do. As engine. */
export async function takeAct(tx: Tx, workspaceId: string, id: string): Promise<ActOut | undefined> {
  const [row] = await tx.query<Taken>(taking, [workspaceId, id])
  if (!row) return undefined
  const { toId, lane, deed, detail, tokens, ...rest } = row
  const { read } = tokens === null ? {} : (JSON.parse(tokens) as MessageTokens)
  return {
    ...rest,
    ...(read ? { readToken: read } : {}),
    to: { id: toId, lane },
    what: { deed, ...(JSON.parse(detail) as object) } as ActDeed,
  }
}
