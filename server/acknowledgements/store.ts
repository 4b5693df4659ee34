import { sqlTime, type Statement, type Tx } from '#db'
import type { LanguageRead, NewAcknowledgement } from '#protocol'

/** What a brand has set for an account. */
export type SettingRow = NewAcknowledgement & { profileId: string }

const settingColumns = `profile_id as "profileId", is_on as "isOn", is_public as "isPublic", texts`
type Kept = Omit<SettingRow, 'texts'> & { texts: string }
const settingIn = ({ texts, ...row }: Kept): SettingRow => ({
  ...row,
  texts: JSON.parse(texts) as NewAcknowledgement['texts'],
})

const settingsOfAll: Statement = {
  name: 'acknowledgements-settings',
  text: `select ${settingColumns} from acknowledgement_settings where workspace_id = $1`,
}
const one: Statement = { name: 'acknowledgements-setting', text: `${settingsOfAll.text} and profile_id = $2` }

export const findSettings = async (tx: Tx, workspaceId: string): Promise<SettingRow[]> =>
  (await tx.query<Kept>(settingsOfAll, [workspaceId])).map(settingIn)

export const findSetting = async (tx: Tx, workspaceId: string, profileId: string): Promise<SettingRow | undefined> =>
  (await tx.query<Kept>(one, [workspaceId, profileId])).map(settingIn)[0]

const keeping: Statement = {
  name: 'acknowledgements-keep',
  text: `insert into acknowledgement_settings (workspace_id, profile_id, is_on, is_public, texts) values ($1, $2, $3, $4, $5)
    on conflict (workspace_id, profile_id) do update set is_on = excluded.is_on, is_public = excluded.is_public, texts = excluded.texts`,
}

export const writeSetting = (tx: Tx, workspaceId: string, row: SettingRow) =>
  tx.query(keeping, [workspaceId, row.profileId, row.isOn, row.isPublic, JSON.stringify(row.texts)])

export type Named = { workspaceId: string; id: string }
const namesOf = (named: readonly Named[]) =>
  JSON.stringify(named.map(({ workspaceId, id }) => ({ w: workspaceId, i: id })))

/** A message of a customer on an account that acknowledges. */
export type Asked = {
  workspaceId: string
  messageId: string
  conversationId: string
  profileId: string
  receivedAt: number
  text: string
  hasParts: boolean
}

const asking: Statement = {
  name: 'acknowledgements-asked',
  text: `select m.workspace_id as "workspaceId", m.id as "messageId", m.conversation_id as "conversationId", m.profile_id as "profileId",
      m.received_at as "receivedAt", left(coalesce(m.text, ''), 200) as text, m.parts is not null as "hasParts"
    from json_to_recordset($1::json) as x(w uuid, i uuid)
    join messages m on m.workspace_id = x.w and m.id = x.i
    join acknowledgement_settings s on s.workspace_id = m.workspace_id and s.profile_id = m.profile_id and s.is_on
    where m.direction = 'in' and m.author_kind = 'customer' and not m.historic and m.deleted_at is null
      and (m.visibility = 'private' or s.is_public)
    order by m.received_at, m.id`,
}

/** Those of the messages that want to be acknowledged; oldest first. As engine. */
export const findAsked = (tx: Tx, named: readonly Named[]): Promise<Asked[]> =>
  named.length === 0 ? Promise.resolve([]) : tx.query<Asked>(asking, [namesOf(named)])

const beginning: Statement = {
  name: 'acknowledgements-begin',
  text: `insert into acknowledgements (workspace_id, conversation_id, opens_at, asked_id, asked_at) select $1, $2, $3, $4, $5
    where (select count(*) from conversations c
      join conversations o on o.workspace_id = c.workspace_id and o.customer_id = c.customer_id and o.profile_id = c.profile_id
      join acknowledgements a on a.workspace_id = o.workspace_id and a.conversation_id = o.id and a.opens_at = $3
      where c.workspace_id = $1 and c.id = $2) < $6
    on conflict do nothing returning 1`,
}

/** Nobody begins so many threads in one night to be told the same in each; a machine that answers machines does. */
const mostOfOne = 3

/**
 * False where that conversation has one of that closed period, said or to be said, and where its customer has three of that
 * account.
 */
export async function begin(tx: Tx, { workspaceId, conversationId, messageId, receivedAt }: Asked, opensAt: number) {
  const asked = [workspaceId, conversationId, sqlTime(opensAt), messageId, sqlTime(receivedAt)]
  return (await tx.query(beginning, [...asked, mostOfOne])).length > 0
}

/** One that is still to be said, with what is known of the message that it is about. */
export type Pending = {
  opensAt: number
  askedId: string
  askedAt: number
  visibility: 'public' | 'private'
  isDeleted: boolean
  /** Of the message; null while it is not read. */
  language: LanguageRead | null
  /** Of the conversation, as far as it is read. */
  spoken: LanguageRead | null
}

const pending: Statement = {
  name: 'acknowledgements-pending',
  text: `select a.opens_at as "opensAt", a.asked_id as "askedId", a.asked_at as "askedAt", m.visibility, m.deleted_at is not null as "isDeleted",
      r.language, i.language as spoken
    from acknowledgements a
    join messages m on m.workspace_id = a.workspace_id and m.id = a.asked_id
    left join readings r on r.workspace_id = a.workspace_id and r.message_id = a.asked_id
    left join inbox_rows i on i.workspace_id = a.workspace_id and i.conversation_id = a.conversation_id
    where a.workspace_id = $1 and a.conversation_id = $2 and a.said_at is null
    order by a.opens_at desc limit 1 for update of a`,
}

/** Nobody else says it until the end of the transaction. As engine. */
export const lockPending = async (tx: Tx, { workspaceId, id }: Named): Promise<Pending | undefined> =>
  (await tx.query<Pending>(pending, [workspaceId, id]))[0]

/** What is not to be said makes room: whoever writes again in that period may be told. */
export const forgetPending = (tx: Tx, { workspaceId, id }: Named) =>
  tx.query(`delete from acknowledgements where workspace_id = $1 and conversation_id = $2 and said_at is null`, [
    workspaceId,
    id,
  ])

const noting: Statement = {
  name: 'acknowledgements-said',
  text: `insert into acknowledgements (workspace_id, conversation_id, opens_at, asked_id, asked_at, message_id, promise_id, language, answer_by, said_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning 1`,
}

type Said = { opensAt: number; messageId: string; promiseId: string; language: string; answerBy: number; at: number }

/** In the place of the one that was to be said. False where that closed period has one. */
export async function noteSaid(tx: Tx, named: Named, { askedId, askedAt }: Pending, said: Said): Promise<boolean> {
  await forgetPending(tx, named)
  const { opensAt, messageId, promiseId, language, answerBy, at } = said
  const asked = [named.workspaceId, named.id, sqlTime(opensAt), askedId, sqlTime(askedAt)]
  return (await tx.query(noting, [...asked, messageId, promiseId, language, sqlTime(answerBy), sqlTime(at)])).length > 0
}

/** One whose promise stands, with what has happened in its conversation since. */
export type Open = {
  workspaceId: string
  conversationId: string
  messageId: string
  saidAt: number
  isFailed: boolean
  /** A person of ours has answered, here or by settling it elsewhere. */
  answeredAt: number | null
  closedAt: number | null
}

const opening: Statement = {
  name: 'acknowledgements-open',
  text: `select a.workspace_id as "workspaceId", m.conversation_id as "conversationId", a.message_id as "messageId", a.said_at as "saidAt",
      m.state = 'failed' as "isFailed", c.closed_at as "closedAt",
      (select min(o.at) from messages o where o.workspace_id = m.workspace_id and o.conversation_id = m.conversation_id and o.at >= m.at
        and (o.direction = 'out' and o.author_kind = 'agent' and o.state in ('sent', 'delivered', 'read')
          or o.direction = 'system' and o.parts::json ->> 'deed' = 'settled')) as "answeredAt"
    from (select distinct w, i from json_to_recordset($1::json) as y(w uuid, i uuid)) x
    join acknowledgements a on a.workspace_id = x.w and a.message_id is not null and a.settled_at is null
    join messages m on m.workspace_id = a.workspace_id and m.id = a.message_id and m.conversation_id = x.i
    join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    for update of a`,
}

/** Those in these conversations whose promise stands. As engine. */
export const lockOpen = (tx: Tx, conversations: readonly Named[]): Promise<Open[]> =>
  conversations.length === 0 ? Promise.resolve([]) : tx.query<Open>(opening, [namesOf(conversations)])

const settling: Statement = {
  name: 'acknowledgements-settle',
  text: `update acknowledgements a set settled_at = x.t from json_to_recordset($1::json) as x(w uuid, m uuid, t timestamptz)
    where a.workspace_id = x.w and a.message_id = x.m and a.settled_at is null`,
}

export const markSettled = (tx: Tx, all: readonly { workspaceId: string; messageId: string; at: number }[]) =>
  tx.query(settling, [
    JSON.stringify(all.map(({ workspaceId, messageId, at }) => ({ w: workspaceId, m: messageId, t: sqlTime(at) }))),
  ])

/** The platform would not have taken it. */
export const forgetSaid = (tx: Tx, workspaceId: string, messageId: string) =>
  tx.query(`delete from acknowledgements where workspace_id = $1 and message_id = $2`, [workspaceId, messageId])
