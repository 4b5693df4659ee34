import type { Who } from '#accounts'
import { type Named, reachCondition } from '#conversations'
import { sqlTime, type Statement, type Tx } from '#db'
import type { Case, CasePage } from '#protocol'

const columns = `k.id, k.number, k.title, k.state, k.opened_by as "openedBy", k.opened_at as "openedAt", k.settled_by as "settledBy",
    k.settled_at as "settledAt", k.reopened_count as "reopenedCount"`

const numbering: Statement = {
  name: 'cases-number',
  text: `insert into case_numbers as n (workspace_id, number) values ($1, 1)
    on conflict (workspace_id) do update set number = n.number + 1 returning number`,
}

const inserting: Statement = {
  name: 'cases-insert',
  text: `insert into cases (workspace_id, id, number, title, state, opened_by, opened_at) values ($1, $2, $3, $4, 'open', $5, $6)
    on conflict do nothing returning 1`,
}

/** With the next number; undefined when one of this id is there. */
export async function insertCase(
  tx: Tx,
  workspaceId: string,
  { id, title, openedBy, openedAt }: Pick<Case, 'id' | 'title' | 'openedBy' | 'openedAt'>,
): Promise<Case | undefined> {
  const [next] = await tx.query<{ number: number }>(numbering, [workspaceId])
  const values = [workspaceId, id, next!.number, title, openedBy, sqlTime(openedAt)]
  if ((await tx.query(inserting, values)).length === 0) return undefined
  const settled = { settledBy: null, settledAt: null, reopenedCount: 0 }
  return { id, number: next!.number, title, state: 'open', openedBy, openedAt, ...settled }
}

const loading: Statement = {
  name: 'cases-load',
  text: `select ${columns} from cases k where k.workspace_id = $1 and k.id = $2`,
}
const locking: Statement = { name: 'cases-lock', text: `${loading.text} for update` }

export const loadCase = async (tx: Tx, workspaceId: string, id: string): Promise<Case | undefined> =>
  (await tx.query<Case>(loading, [workspaceId, id]))[0]

/** Until the end of the transaction nobody else changes it. */
export const lockCase = async (tx: Tx, workspaceId: string, id: string): Promise<Case | undefined> =>
  (await tx.query<Case>(locking, [workspaceId, id]))[0]

const saving: Statement = {
  name: 'cases-save',
  text: `update cases set title = $3, state = $4, settled_by = $5, settled_at = $6, reopened_count = $7 where workspace_id = $1 and id = $2`,
}

export const saveCase = (tx: Tx, workspaceId: string, each: Case): Promise<unknown> => {
  const { id, title, state, settledBy, settledAt, reopenedCount } = each
  const at = settledAt === null ? null : sqlTime(settledAt)
  return tx.query(saving, [workspaceId, id, title, state, settledBy, at, reopenedCount])
}

/** A matter of more than so many is an incident. */
export const mostConversations = 500

/** `viaId`: the conversation with which it came along when the two were merged. */
export type Link = { conversationId: string; caseId: string; viaId: string | null }

const linksOfThese: Statement = {
  name: 'cases-links',
  text: `select l.conversation_id as "conversationId", l.case_id as "caseId", l.via_id as "viaId"
    from json_array_elements_text($2::json) as i join case_conversations l on l.workspace_id = $1 and l.conversation_id = i::uuid`,
}

/** Of which cases these conversations are; those that are of none are left out. */
export const linksOf = async (tx: Tx, workspaceId: string, ids: readonly string[]): Promise<Map<string, Link>> =>
  new Map(
    (await tx.query<Link>(linksOfThese, [workspaceId, JSON.stringify(ids)])).map(link => [link.conversationId, link]),
  )

const linking: Statement = {
  name: 'cases-link',
  text: `with link as (
      insert into case_conversations (workspace_id, conversation_id, case_id, linked_at, linked_by, via_id) values ($1, $2, $3, $4, $5, $6)
      on conflict (workspace_id, conversation_id) do nothing returning conversation_id
    )
    update inbox_rows r set case_id = $3 from link where r.workspace_id = $1 and r.conversation_id = link.conversation_id`,
}

export const insertLink = (
  tx: Tx,
  workspaceId: string,
  { conversationId, caseId, viaId, at, by }: Link & { at: number; by: string | null },
): Promise<unknown> => tx.query(linking, [workspaceId, conversationId, caseId, sqlTime(at), by, viaId])

const unlinking: Statement = {
  name: 'cases-unlink',
  text: `with gone as (
      delete from case_conversations l using conversations c
      where l.workspace_id = $1 and c.workspace_id = $1 and c.id = l.conversation_id and l.case_id = $3
        and (c.id = $2 or ($4 and c.merged_into = $2)) returning l.conversation_id
    )
    update inbox_rows r set case_id = null from gone where r.workspace_id = $1 and r.conversation_id = gone.conversation_id`,
}

/** Takes it out, and `alsoMerged` what was taken into it. */
export const deleteLink = (
  tx: Tx,
  workspaceId: string,
  { conversationId, caseId }: Pick<Link, 'conversationId' | 'caseId'>,
  { alsoMerged }: { alsoMerged: boolean },
): Promise<unknown> => tx.query(unlinking, [workspaceId, conversationId, caseId, alsoMerged])

/** The conversations `c` of a case: one that was merged into another of them stands there, and is not told twice. */
const ofCase = `from case_conversations l
    join conversations c on c.workspace_id = l.workspace_id and c.id = l.conversation_id
    left join case_conversations m on m.workspace_id = c.workspace_id and m.conversation_id = c.merged_into and m.case_id = l.case_id
  where l.workspace_id = $1 and l.case_id = $2 and m.case_id is null`

const filled: Statement = {
  name: 'cases-filled',
  text: `select from case_conversations where workspace_id = $1 and case_id = $2 limit $3`,
}

/** How many more conversations a case takes; what comes along with a merge comes in any way. */
export const roomIn = async (tx: Tx, workspaceId: string, id: string): Promise<number> =>
  mostConversations - (await tx.query(filled, [workspaceId, id, mostConversations])).length

export type Measure = Pick<CasePage, 'conversations' | 'open' | 'customers' | 'outOfSight'>

/**
 * How much there is of a case, and how much of that somebody may not see. Counted, since no figure could be kept: it is
 * another for each reader, and changes with whoever merges, closes, or learns who a customer is. `mostConversations`
 * bounds what is looked at.
 */
export async function measureOf(tx: Tx, who: Who, id: string): Promise<Measure> {
  const values: unknown[] = [who.workspaceId, id]
  const reached = reachCondition(who, 'c.customer_id', value => `$${values.push(value)}`)
  const [found] = await tx.query<Measure>(
    `select count(*)::int as conversations, count(*) filter (where c.status <> 'closed')::int as open,
      count(distinct c.customer_id)::int as customers,
      ${reached === undefined ? '0' : `count(*) filter (where not (${reached}))::int`} as "outOfSight" ${ofCase}`,
    values,
  )
  return found!
}

type Asked = { caseId: string; limit: number }

/** Those in sight: what is open first, then the latest. */
export async function firstOf(tx: Tx, who: Who, { caseId, limit }: Asked): Promise<Named[]> {
  const values: unknown[] = [who.workspaceId, caseId]
  const reached = reachCondition(who, 'c.customer_id', value => `$${values.push(value)}`)
  return tx.query<Named>(
    `select c.workspace_id as "workspaceId", c.id ${ofCase}${reached === undefined ? '' : ` and ${reached}`}
      order by c.status = 'closed', c.id desc limit ${limit}`,
    values,
  )
}

/** Those in sight, the latest first. */
export async function conversationsAfter(
  tx: Tx,
  who: Who,
  { caseId, after, limit }: Asked & { after: string | undefined },
): Promise<Named[]> {
  const values: unknown[] = [who.workspaceId, caseId]
  const value = (given: unknown) => `$${values.push(given)}`
  const reached = reachCondition(who, 'c.customer_id', value)
  return tx.query<Named>(
    `select c.workspace_id as "workspaceId", c.id ${ofCase}${reached === undefined ? '' : ` and ${reached}`}
      ${after === undefined ? '' : `and l.conversation_id < ${value(after)}`} order by l.conversation_id desc limit ${limit}`,
    values,
  )
}

const opening: Statement = {
  name: 'cases-open-conversations',
  text: `select l.conversation_id as id from case_conversations l
    join conversations c on c.workspace_id = l.workspace_id and c.id = l.conversation_id
    where l.workspace_id = $1 and l.case_id = $2 and c.status <> 'closed' order by l.conversation_id`,
}

/** Those that are not closed, in sight or not. */
export const openIn = async (tx: Tx, workspaceId: string, id: string): Promise<string[]> =>
  (await tx.query<{ id: string }>(opening, [workspaceId, id])).map(each => each.id)

/** Whether somebody reaches one of its conversations; `true` for whoever sees all. */
export async function isInSight(tx: Tx, who: Who, id: string): Promise<boolean> {
  const values: unknown[] = [who.workspaceId, id]
  const reached = reachCondition(who, 'c.customer_id', value => `$${values.push(value)}`)
  if (reached === undefined) return true
  return (await tx.query(`select 1 ${ofCase} and ${reached} limit 1`, values)).length > 0
}

// Among so many of the latest a title is looked for.
const latest = 5000

export type Sought = { customerId?: string | undefined; text?: string | undefined; limit: number }

/** Cases that are open, the latest first: of a customer, or by their title; by its number also one that is settled. */
export async function findCases(tx: Tx, who: Who, { customerId, text, limit }: Sought): Promise<Case[]> {
  const values: unknown[] = [who.workspaceId]
  const value = (given: unknown) => `$${values.push(given)}`
  const number = numberIn(text)
  const among =
    customerId === undefined
      ? `(select * from cases where workspace_id = $1 and state = 'open' order by opened_at desc, id desc limit ${latest})`
      : `(select * from cases where workspace_id = $1 and state = 'open' and id in (select l.case_id from conversations c
          join case_conversations l on l.workspace_id = c.workspace_id and l.conversation_id = c.id
          where c.workspace_id = $1 and c.customer_id = ${value(customerId)}))`
  const isCalled =
    text === undefined
      ? 'true'
      : `position(public.unaccent(lower(${value(text)})) in public.unaccent(lower(k.title))) > 0`
  const numbered =
    number === undefined ? '' : `select * from cases where workspace_id = $1 and number = ${value(number)} union`
  const reached = reachCondition(who, 'c.customer_id', value)
  const isSeen =
    reached === undefined
      ? 'true'
      : `exists (select 1 from case_conversations l join conversations c on c.workspace_id = l.workspace_id and c.id = l.conversation_id
          where l.workspace_id = $1 and l.case_id = k.id and ${reached})`
  return tx.query<Case>(
    `select ${columns} from (${numbered} select k.* from ${among} k where ${isCalled}) k where ${isSeen}
      order by ${number === undefined ? '' : `k.number = ${value(number)} desc, `}k.opened_at desc, k.id desc limit ${limit}`,
    values,
  )
}

/** `12`, `#12`, as people write a case by its number. */
function numberIn(text: string | undefined): number | undefined {
  const found = text?.match(/^#?(\d{1,9})$/)?.[1]
  return found === undefined ? undefined : Number(found)
}

const byNumber: Statement = {
  name: 'cases-by-number',
  text: `select k.id, k.number from json_array_elements_text($2::json) as n
    join cases k on k.workspace_id = $1 and k.number = n::int`,
}

/** Which cases these numbers are. As app or engine. */
export const casesNumbered = async (
  tx: Tx,
  workspaceId: string,
  numbers: readonly number[],
): Promise<Map<number, string>> =>
  new Map(
    (await tx.query<{ id: string; number: number }>(byNumber, [workspaceId, JSON.stringify(numbers)])).map(
      ({ id, number }) => [number, id],
    ),
  )
