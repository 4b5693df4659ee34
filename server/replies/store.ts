import type { Visibility } from '#channel'
import type { Hold } from '#conversations'
import { sqlTime, type Statement, type Tx } from '#db'
import type { FileFacts, Heard } from './rules.ts'

const heard: Statement = {
  name: 'reply-heard',
  text: `select v.visibility, l.at, i.unreachable_since is not null as "isUnreachable" from (values ('private'), ('public')) as v (visibility)
    cross join lateral (
      select at, identity_id from messages where workspace_id = $1 and conversation_id = $2 and direction = 'in' and visibility = v.visibility
      order by at desc, id desc limit 1
    ) l
    join identities i on i.workspace_id = $1 and i.id = l.identity_id`,
}

/** When the customer wrote last in the conversation, in private and in public, and whether they may be written to. */
export async function heardIn(tx: Tx, workspaceId: string, conversationId: string): Promise<Heard> {
  const rows = await tx.query<{ visibility: Visibility; at: number; isUnreachable: boolean }>(heard, [
    workspaceId,
    conversationId,
  ])
  const times = Object.fromEntries(rows.map(row => [row.visibility, row.at]))
  return rows.some(row => row.isUnreachable) ? { ...times, isUnreachable: true } : times
}

type FileFound = FileFacts & { messageId: string | null }

const files: Statement = {
  name: 'reply-files',
  text: `select f.id, f.name, f.type, f.size, f.state, f.message_id as "messageId" from json_array_elements_text($2::json) with ordinality as x(id, place)
    join files f on f.workspace_id = $1 and f.id = x.id::uuid order by x.place for update of f`,
}

/** Those of the files that there are, in the order asked for; nobody else sends them until the end of the transaction. */
export const filesOf = async (tx: Tx, workspaceId: string, ids: readonly string[]): Promise<FileFound[]> =>
  ids.length === 0 ? [] : tx.query<FileFound>(files, [workspaceId, JSON.stringify(ids)])

/** A conversation that a reply settles, too: how it stood before and after, and when that was. */
export type AlsoSettled = { conversationId: string; at: number; hold: Hold }

const keep: Statement = {
  name: 'replies-also-settle',
  text: `insert into also_settled (workspace_id, message_id, conversation_id, at, hold) values ($1, $2, $3, $4, $5)
    on conflict (workspace_id, message_id, conversation_id) do update set at = excluded.at, hold = excluded.hold`,
}

export async function keepAlsoSettled(
  tx: Tx,
  { workspaceId, messageId, conversationId, at, hold }: AlsoSettled & { workspaceId: string; messageId: string },
): Promise<void> {
  await tx.query(keep, [workspaceId, messageId, conversationId, sqlTime(at), JSON.stringify(hold)])
}

const kept: Statement = {
  name: 'replies-also-settled',
  text: `select conversation_id as "conversationId", at, hold from also_settled where workspace_id = $1 and message_id = $2
    order by conversation_id`,
}

type Reply = { workspaceId: string; id: string }

export async function alsoSettledBy(tx: Tx, { workspaceId, id }: Reply): Promise<AlsoSettled[]> {
  const rows = await tx.query<Omit<AlsoSettled, 'hold'> & { hold: string }>(kept, [workspaceId, id])
  return rows.map(row => ({ ...row, hold: JSON.parse(row.hold) as Hold }))
}

const here: Statement = {
  name: 'replies-settled-here',
  text: `select message_id as "messageId", conversation_id as "conversationId", at, hold from also_settled
    where workspace_id = $1 and conversation_id = $2 and at > $3`,
}

type SettledHere = AlsoSettled & { messageId: string }

/** What replies elsewhere have settled in this conversation since. */
export async function settledHere(
  tx: Tx,
  { workspaceId, conversationId, after }: { workspaceId: string; conversationId: string; after: number },
): Promise<SettledHere[]> {
  const rows = await tx.query<Omit<SettledHere, 'hold'> & { hold: string }>(here, [
    workspaceId,
    conversationId,
    sqlTime(after),
  ])
  return rows.map(row => ({ ...row, hold: JSON.parse(row.hold) as Hold }))
}

export const forgetAlsoSettled = (tx: Tx, { workspaceId, id }: Reply) =>
  tx.query(`delete from also_settled where workspace_id = $1 and message_id = $2`, [workspaceId, id])
const overtaking: Statement = {
  name: 'reply-overtaking',
  text: `select coalesce(p.name, '') as name
    from messages s
    join messages m on m.workspace_id = s.workspace_id and m.conversation_id = s.conversation_id and (m.at, m.id) > (s.at, s.id)
    left join memberships p on p.workspace_id = m.workspace_id and p.person_id = m.author_id
    where s.workspace_id = $1 and s.conversation_id = $2 and s.id = $3
      and m.direction = 'out' and m.author_kind = 'agent' and m.author_id is distinct from $4
    order by m.at desc, m.id desc limit 1`,
}

/** Which colleague answered after a message; undefined when none did, or there is no such message. */
export const answeredAfter = async (
  tx: Tx,
  { workspaceId, id }: { workspaceId: string; id: string },
  messageId: string,
  me: string | null,
): Promise<string | undefined> =>
  (await tx.query<{ name: string }>(overtaking, [workspaceId, id, messageId, me]))[0]?.name
