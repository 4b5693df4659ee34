import { type MessageTokens, type OutPart, type Part, present, type TemplateOut } from '#channel'
import { sqlTime, type Statement, type Tx } from '#db'
import { firstWordOf } from '#protocol'
import type { TemplatePart } from './rules.ts'

/** A reply as delivery takes it to the platform. Ids of messages are those of the platform. */
export type Outgoing = {
  workspaceId: string
  messageId: string
  conversationId: string
  profileId: string
  channel: string
  /** The platform's id of the customer, and the thread. */
  to: { id: string; lane: string }
  visibility: 'public' | 'private'
  text: string | null
  subject: string | null
  /** Addresses of those who got the mail that is answered, too: they get the answer as well. None of them is the brand's. */
  others: string[]
  /** No person wrote it. */
  isAutomatic: boolean
  /** What the platform lent with the message that is answered, and with the one quoted. */
  tokens: MessageTokens
  parts: OutPart[]
  template: TemplateOut | null
  /** The message that the writer quoted. */
  quotedId: string | null
  /** What the customer wrote last, in the same visibility if there is any. */
  answers: { externalId: string; visibility: 'public' | 'private' } | null
  /** When the customer wrote that, epoch milliseconds. */
  heardAt: number | null
  /** Earlier messages of the conversation, oldest first, at most 20. */
  thread: string[]
  /** Who wrote it, where it was a person. */
  /** `picture` is a path on this server. */
  agent: { name: string; picture?: string } | null
  at: number
}

type Taken = Omit<Outgoing, 'to' | 'others' | 'tokens' | 'parts' | 'template' | 'answers' | 'agent'> & {
  answeredParts: string | null
  answeredTokens: string | null
  quotedTokens: string | null
  ownKeys: string[] | null
  toId: string
  lane: string
  parts: string | null
  answeredId: string | null
  answeredVisibility: 'public' | 'private' | null
  agentName: string | null
  agentPicture: string | null
}

const take: Statement = {
  name: 'messages-take',
  text: `with taken as (
      update messages set state = 'queued', state_at = $3, undo = null
      where workspace_id = $1 and id = $2 and direction = 'out' and state in ('held', 'queued') returning *
    )
    select m.workspace_id as "workspaceId", m.id as "messageId", m.conversation_id as "conversationId", m.profile_id as "profileId", c.channel,
      i.external_id as "toId", t.lane, m.visibility, m.text, coalesce(m.subject, c.subject) as subject, m.parts, m.at,
      q.external_id as "quotedId", a.external_id as "answeredId", a.visibility as "answeredVisibility", a.at as "heardAt", p.name as "agentName", p.picture as "agentPicture",
      m.author_kind <> 'agent' as "isAutomatic", w.parts as "answeredParts",
      w.tokens as "answeredTokens", q.tokens as "quotedTokens",
      case when w.parts is not null then (
        select json_agg(o.key) from profiles o where o.workspace_id = m.workspace_id and o.channel = c.channel
      ) end as "ownKeys",
      (select coalesce(json_agg(e.external_id order by e.at, e.id), '[]') from (
        select external_id, at, id from messages
        where workspace_id = m.workspace_id and conversation_id = m.conversation_id and external_id is not null and (at, id) < (m.at, m.id)
        order by at desc, id desc limit 20
      ) e) as thread
    from taken m
    join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    left join messages q on q.workspace_id = m.workspace_id and q.id = m.quote_id
    left join memberships p on p.workspace_id = m.workspace_id and p.person_id = m.author_id and m.author_kind = 'agent'
    left join lateral (
      select id, external_id, visibility, identity_id, thread_id, at from messages l
      where l.workspace_id = m.workspace_id and l.conversation_id = m.conversation_id and l.direction = 'in' and l.external_id is not null
      order by (l.visibility = m.visibility) desc, l.at desc, l.id desc limit 1
    ) a on true
    -- Of that one alone the pieces are looked at, which may be long.
    left join lateral (
      select tokens, case when parts like '%"others"%' then parts end as parts from messages
      where workspace_id = m.workspace_id and id = a.id
    ) w on true
    -- Of several threads the one in which the customer wrote what is answered; its own even when that has gone on to a later one.
    join lateral (
      select lane, identity_id from threads s
      where s.workspace_id = c.workspace_id and s.profile_id = m.profile_id and (s.conversation_id = c.id or s.id = c.thread_id)
      order by (s.id = a.thread_id) desc nulls last, (s.identity_id = a.identity_id) desc nulls last, (s.id = c.thread_id) desc limit 1
    ) t on true
    join identities i on i.workspace_id = m.workspace_id and i.id = t.identity_id`,
}

/**
 * Takes a reply that is due; from now on it cannot be taken back. As engine. Undefined when it was withdrawn, or has
 * been sent or given up already: then there is nothing to send.
 */
export async function takeForSending(
  tx: Tx,
  workspaceId: string,
  messageId: string,
  now: number,
): Promise<Outgoing | undefined> {
  const [row] = await tx.query<Taken>(take, [workspaceId, messageId, sqlTime(now)])
  if (!row) return undefined
  const {
    toId,
    lane,
    parts,
    answeredId,
    answeredVisibility,
    agentName,
    agentPicture,
    answeredParts,
    ownKeys,
    ...others
  } = row
  const { answeredTokens, quotedTokens, ...rest } = others
  return {
    ...rest,
    tokens: present({ reply: tokensIn(answeredTokens).reply, quote: tokensIn(quotedTokens).quote }),
    others: othersIn(answeredParts, ownKeys ?? []),
    to: { id: toId, lane },
    ...piecesOf(parts),
    answers:
      answeredId !== null && answeredVisibility !== null
        ? { externalId: answeredId, visibility: answeredVisibility }
        : null,
    agent: agentName === null ? null : agentOf(agentName, agentPicture),
  }
}

/** Whoever writes to customers does it with the first name alone, and the picture they chose. */
function agentOf(name: string, picture: string | null): Outgoing['agent'] {
  const first = firstWordOf(name)
  return first ? { name: first, ...(picture !== null && { picture }) } : null
}

const tokensIn = (tokens: string | null): MessageTokens =>
  tokens === null ? {} : (JSON.parse(tokens) as MessageTokens)

/** Two mailboxes of one brand don't write to each other, whoever named both. */
function othersIn(parts: string | null, ownKeys: readonly string[]): string[] {
  const all = parts === null ? [] : (JSON.parse(parts) as Part[])
  const mail = Array.isArray(all) ? all.find(part => part.kind === 'mail') : undefined
  return (mail?.others ?? []).filter(address => !ownKeys.includes(address))
}

function piecesOf(parts: string | null): Pick<Outgoing, 'parts' | 'template'> {
  const all = parts === null ? [] : (JSON.parse(parts) as (OutPart | TemplatePart)[])
  const found = all.find(part => part.kind === 'template')
  const template = found ? { id: found.id, language: found.language, values: found.values } : null
  return { parts: all.filter(part => part.kind !== 'template'), template }
}
