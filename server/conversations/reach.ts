import type { Who } from '#accounts'
import type { Statement, Tx } from '#db'
import { Fault } from '#lib'
import type { Holder } from '#protocol'
import type { Named } from './rows.ts'
import { isLimited, seenCondition, sees } from './sight.ts'
import { holderOf } from './state.ts'
import { customerOf } from './store.ts'

/**
 * What opens a customer's conversations to somebody who does not see all: whoever may see one conversation of a person
 * reads, and works on, all that was spoken with them, for they are one; so does whoever was named in a note there. That
 * they were asked stays so once it is settled: what they answered may be asked of them again, and what was read is known.
 * Here stands all that may open them.
 */
type Opening = { kind: Holder['kind'] | 'mention'; id: string | null }

const opens = (who: Who, { kind, id }: Opening): boolean =>
  kind === 'mention' ? who.kind === 'person' && who.personId === id : sees(who, holderOf(kind, id))

/** The openings of each conversation `o`. */
const opening = `cross join lateral (
      select o.holder_kind as kind, o.holder_id as id
      union all
      select 'mention', m.person_id from mentions m where m.workspace_id = o.workspace_id and m.conversation_id = o.id
    ) opening`

const ofCustomer: Statement = {
  name: 'conversations-openings',
  text: `select distinct opening.kind, opening.id from conversations o ${opening} where o.workspace_id = $1 and o.customer_id = $2`,
}

/** Whether somebody may read, and work on, what was spoken with a customer. */
export async function reachesCustomer(tx: Tx, who: Who, customerId: string): Promise<boolean> {
  if (!isLimited(who)) return true
  const found = await tx.query<Opening>(ofCustomer, [who.workspaceId, customerId])
  return found.some(each => opens(who, each))
}

/** The same as a condition on a customer's id in a statement whose `$1` is the workspace; undefined where there is none. */
export function reachCondition(who: Who, customer: string, bind: (value: unknown) => string): string | undefined {
  const seen = seenCondition(who, 'o', bind)
  if (!isLimited(who) || seen === undefined) return undefined
  const named = `exists (select 1 from mentions m where m.workspace_id = $1 and m.conversation_id = o.id and m.person_id = ${bind(who.personId)})`
  return `exists (select 1 from conversations o where o.workspace_id = $1 and o.customer_id = ${customer} and (${seen} or ${named}))`
}

/** @throws Fault `customer.unknown` (404) */
export async function mustReachCustomer(tx: Tx, who: Who, customerId: string): Promise<void> {
  if (!(await reachesCustomer(tx, who, customerId))) throw new Fault('customer.unknown', 404)
}

/** The same of a conversation. False also where there is none. */
export async function reaches(tx: Tx, who: Who, conversationId: string): Promise<boolean> {
  const customerId = await customerOf(tx, who.workspaceId, conversationId)
  return customerId !== undefined && reachesCustomer(tx, who, customerId)
}

/** The one way to read a conversation. @throws Fault `conversation.unknown` (404) */
export async function mustReach(tx: Tx, who: Who, conversationId: string): Promise<void> {
  if (!(await reaches(tx, who, conversationId))) throw new Fault('conversation.unknown', 404)
}

const around: Statement = {
  name: 'conversations-openings-around',
  text: `select distinct c.workspace_id as "workspaceId", c.id as "conversationId", opening.kind, opening.id
    from json_to_recordset($1::json) as x(w uuid, i uuid)
    join conversations c on c.workspace_id = x.w and c.id = x.i
    join conversations o on o.workspace_id = c.workspace_id and o.customer_id = c.customer_id ${opening}`,
}

/** Who reaches which of these conversations, asked once for many who look. As app or engine. */
export async function reachOf(tx: Tx, asked: readonly Named[]): Promise<(who: Who, id: string) => boolean> {
  if (asked.length === 0) return who => !isLimited(who)
  const named = asked.map(({ workspaceId, id }) => ({ w: workspaceId, i: id }))
  const found = await tx.query<Opening & { workspaceId: string; conversationId: string }>(around, [
    JSON.stringify(named),
  ])
  const openings = Map.groupBy(found, ({ workspaceId, conversationId }) => `${workspaceId}/${conversationId}`)
  return (who, id) => !isLimited(who) || !!openings.get(`${who.workspaceId}/${id}`)?.some(each => opens(who, each))
}
