import type { Who } from '#accounts'
import { conversation, conversationsOf } from '#conversations'
import type { Statement, Tx } from '#db'
import { incident } from '#incidents'
import { covered } from '#personal'
import { tags } from '#tags'

/** What is on record of a conversation, as far as it matters to whoever takes it over. */
export type Facts = {
  name: string
  /** What the customer said first and last. */
  first: string | null
  last: string | null
  answer: { text: string; by: string } | null
  /** What was said last in other conversations of the customer that are not closed. */
  others: string[]
  incident: { name: string; known: string } | null
  tags: string[]
}

const said: Statement = {
  name: 'hand-overs-said',
  text: `(select 'first' as what, text, '' as by from messages where workspace_id = $1 and conversation_id = $2 and direction = 'in' and text is not null
      order by at, id limit 1)
    union all
    (select 'last', text, '' from messages where workspace_id = $1 and conversation_id = $2 and direction = 'in' and text is not null
      order by at desc, id desc limit 1)
    union all
    (select 'answer', m.text, coalesce(p.name, '') from messages m
      left join memberships p on p.workspace_id = m.workspace_id and p.person_id = m.author_id
      where m.workspace_id = $1 and m.conversation_id = $2 and m.direction = 'out' and m.text is not null and m.state <> 'failed'
        and not exists (select 1 from scheduled_replies s where s.workspace_id = $1 and s.message_id = m.id)
      order by m.at desc, m.id desc limit 1)`,
}

type Said = { what: 'first' | 'last' | 'answer'; text: string; by: string }

/** As app. @throws Fault `conversation.unknown` (404) */
export async function factsOf(tx: Tx, who: Who, conversationId: string): Promise<Facts> {
  const found = await conversation(tx, who, conversationId)
  const [lines, others, known, cause] = await Promise.all([
    tx.query<Said>(said, [who.workspaceId, conversationId]),
    conversationsOf(tx, who, found.customerId),
    found.tags.length === 0 ? [] : tags(tx, who),
    found.incidentId === null ? null : incident(tx, who, found.incidentId),
  ])
  const of = (what: Said['what']) => lines.find(line => line.what === what)
  const answer = of('answer')
  return {
    name: found.name,
    first: coveredOr(of('first')?.text),
    last: coveredOr(of('last')?.text),
    answer: answer ? { text: covered(answer.text), by: answer.by } : null,
    others: others
      .filter(({ id, status }) => id !== conversationId && status !== 'closed')
      .map(({ lastText }) => lastText),
    incident: cause && { name: cause.name, known: cause.known },
    tags: known.filter(({ id }) => found.tags.includes(id)).map(({ name }) => name),
  }
}

const coveredOr = (text: string | undefined): string | null => (text === undefined ? null : covered(text))
