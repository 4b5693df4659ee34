import { sqlTime, type Statement, type Tx } from '#db'
import type { ConsentSaying, ConsentText, Purpose } from '#protocol'
import type { Said } from './standing.ts'

type Named = { workspaceId: string; id: string }
const asJson = (named: readonly Named[]): string =>
  JSON.stringify(named.map(({ workspaceId, id }) => ({ w: workspaceId, i: id })))

export type ConsentRow = Omit<ConsentSaying, 'text'> & {
  workspaceId: string
  identityId: string
  textId: string | null
}

const adding: Statement = {
  name: 'consents-add',
  text: `insert into consents (workspace_id, id, identity_id, purpose, channel, is_given, said_at, way, note, message_id, text_id, recorded_by)
    select w, id, identity, purpose, channel, given, at, way, note, message, text, by
    from json_to_recordset($1::json) as x(w uuid, id uuid, identity uuid, purpose text, channel text, given boolean,
      at timestamptz, way text, note text, message uuid, text uuid, by uuid)`,
}

export async function addConsents(tx: Tx, rows: readonly ConsentRow[]): Promise<void> {
  const asked = rows.map(row => ({
    ...{ w: row.workspaceId, id: row.id, identity: row.identityId, purpose: row.purpose, channel: row.channel },
    ...{ given: row.isGiven, at: sqlTime(row.at), way: row.way, note: row.note, message: row.messageId },
    ...{ text: row.textId, by: row.by },
  }))
  await tx.query(adding, [JSON.stringify(asked)])
}

type Found = Omit<ConsentSaying, 'text'> & { textId: string | null; version: number | null; texts: string | null }

const ofCustomer: Statement = {
  name: 'consents-of-customer',
  text: `select c.id, c.purpose, c.channel, c.is_given as "isGiven", c.said_at as at, c.way, c.note, c.message_id as "messageId",
      c.recorded_by as by, t.id as "textId", t.version, t.texts
    from identities i join consents c on c.workspace_id = i.workspace_id and c.identity_id = i.id
    left join consent_texts t on t.workspace_id = c.workspace_id and t.id = c.text_id
    where i.workspace_id = $1 and i.customer_id = $2 order by c.said_at desc, c.id desc`,
}

/** All that a customer ever said, the latest first. */
export async function findSayings(tx: Tx, workspaceId: string, customerId: string): Promise<ConsentSaying[]> {
  const rows = await tx.query<Found>(ofCustomer, [workspaceId, customerId])
  return rows.map(({ textId, version, texts, ...row }) => ({
    ...row,
    text: textId && { id: textId, version: version!, texts: JSON.parse(texts!) as Record<string, string> },
  })) as ConsentSaying[]
}

/** What the customer of an account has said. */
export type Agreed = Said & { workspaceId: string; identityId: string }

const ofAccounts: Statement = {
  name: 'consents-of-accounts',
  text: `select distinct i.workspace_id as "workspaceId", i.id as "identityId", c.id, c.purpose, c.channel, c.is_given as "isGiven", c.said_at as at
    from json_to_recordset($1::json) as x(w uuid, i uuid)
    join identities i on i.workspace_id = x.w and i.id = x.i
    join identities o on o.workspace_id = i.workspace_id and o.customer_id = i.customer_id
    join consents c on c.workspace_id = o.workspace_id and c.identity_id = o.id`,
}

/** All that the customers of these accounts have said, account by account. As app or engine. */
export const findAgreed = (tx: Tx, accounts: readonly Named[]): Promise<Agreed[]> =>
  tx.query<Agreed>(ofAccounts, [asJson(accounts)])

const places: Statement = {
  name: 'consents-places',
  text: `select i.id as "identityId", i.customer_id as "customerId", c.id as "conversationId"
    from (select distinct w, i from json_to_recordset($1::json) as x(w uuid, i uuid)) x
    join identities i on i.workspace_id = x.w and i.id = x.i
    left join lateral (select c.id from conversations c where c.workspace_id = i.workspace_id and c.customer_id = i.customer_id
        and c.merged_into is null order by c.opened_at desc limit 10) c on true`,
}

/** Whose an account is, with each of their latest conversations. */
export const findPlaces = (tx: Tx, accounts: readonly Named[]) =>
  tx.query<{ identityId: string; customerId: string; conversationId: string | null }>(places, [asJson(accounts)])

type TextRow = Omit<ConsentText, 'texts'> & { texts: string }
const columns = `id, purpose, version, texts, made_at as "madeAt", made_by as "madeBy"`
const textOf = ({ texts, ...row }: TextRow): ConsentText => ({
  ...row,
  texts: JSON.parse(texts) as Record<string, string>,
})

const listing: Statement = {
  name: 'consent-texts-list',
  text: `select ${columns} from consent_texts where workspace_id = $1 order by purpose, version desc`,
}

export const listTexts = async (tx: Tx, workspaceId: string): Promise<ConsentText[]> =>
  (await tx.query<TextRow>(listing, [workspaceId])).map(textOf)

const writing: Statement = {
  name: 'consent-texts-add',
  text: `insert into consent_texts (workspace_id, id, purpose, version, texts, made_at, made_by)
    select $1, $2, $3, coalesce(max(version), 0) + 1, $4, $5, $6 from consent_texts where workspace_id = $1 and purpose = $3
    returning ${columns}`,
}

/** The next version; two at once collide, and the second is done again. */
export async function addText(tx: Tx, workspaceId: string, row: Omit<ConsentText, 'version'>): Promise<ConsentText> {
  const values = [workspaceId, row.id, row.purpose, JSON.stringify(row.texts), sqlTime(row.madeAt), row.madeBy]
  return textOf((await tx.query<TextRow>(writing, values))[0]!)
}

const knowing: Statement = {
  name: 'consent-texts-one',
  text: `select 1 from consent_texts where workspace_id = $1 and id = $2 and purpose = $3`,
}

export const isText = async (tx: Tx, workspaceId: string, id: string, purpose: Purpose): Promise<boolean> =>
  (await tx.query(knowing, [workspaceId, id, purpose])).length > 0

const speaking: Statement = {
  name: 'consents-message',
  text: `select m.identity_id as "identityId" from messages m join identities i on i.workspace_id = m.workspace_id and i.id = m.identity_id
    where m.workspace_id = $1 and m.id = $2 and i.customer_id = $3 and m.direction = 'in'`,
}

/** Through which account a message of this customer was written; undefined where it is none of theirs. */
export const accountOfMessage = async (tx: Tx, workspaceId: string, messageId: string, customerId: string) =>
  (await tx.query<{ identityId: string }>(speaking, [workspaceId, messageId, customerId]))[0]?.identityId
