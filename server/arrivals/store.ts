import { sqlTime, type Statement, type Tx } from '#db'
import { newId, shortened } from '#lib'
import type { Arrival } from './arrival.ts'
import { type Draft, holderWord } from './draft.ts'

export type NewMessage = { id: string; arrival: Arrival; draft: Draft; identityId: string; quoteId: string | undefined }

const drafts: Statement = {
  name: 'receive-drafts',
  text: `select c.workspace_id as "workspaceId", t.id as "asked", c.thread_id as "threadId", t.lane, c.id, c.customer_id as "customerId", c.identity_id as "identityId",
      c.profile_id as "profileId", c.channel, c.subject, c.status, c.holder_kind as "holderKind", c.holder_id as "holderId",
      c.opened_at as "openedAt", c.turn_at as "turnAt", c.active_at as "activeAt", c.first_answered_at as "firstAnsweredAt",
      c.closed_at as "closedAt", c.previous_id as "previousId", c.historic
    from json_to_recordset($1::json) as x(w uuid, t uuid)
    join threads t on t.workspace_id = x.w and t.id = x.t
    join conversations c on c.workspace_id = t.workspace_id and c.id = t.conversation_id`,
}

/** The latest conversation of each thread, by `workspace/thread`. */
export async function findDrafts(tx: Tx, arrivals: readonly Arrival[]): Promise<Map<string, Draft>> {
  const keys = new Map(arrivals.map(each => [`${each.workspaceId}/${each.threadId}`, each]))
  const rows = await tx.query<Draft & { asked: string }>(drafts, [
    JSON.stringify([...keys.values()].map(each => ({ w: each.workspaceId, t: each.threadId }))),
  ])
  // A conversation that runs in several threads is one draft.
  const found = new Map<string, Draft>()
  return new Map(
    rows.map(({ asked: threadId, ...row }) => {
      const id = `${row.workspaceId}/${row.id}`
      const told = { status: row.status, holder: holderWord(row) }
      const fresh = { name: '', isNew: false, isReopened: false, isChanged: false, unread: 0, last: undefined }
      const draft = found.get(id) ?? { ...row, ...fresh, told }
      found.set(id, draft)
      return [`${row.workspaceId}/${threadId}`, draft]
    }),
  )
}

const known: Statement = {
  name: 'receive-known',
  text: `with x as (select * from json_to_recordset($1::json) as x(w uuid, r uuid))
    select m.workspace_id as w, m.ref, m.id from x join messages m on m.workspace_id = x.w and m.ref = x.r
    union all
    select a.workspace_id, a.ref, a.message_id from x join message_aliases a on a.workspace_id = x.w and a.ref = x.r`,
}

/** Ids of the messages that are there already, repeated or quoted, by `workspace/ref`. */
export async function findMessages(tx: Tx, arrivals: readonly Arrival[]): Promise<Map<string, string>> {
  const asked = new Map<string, { w: string; r: string }>()
  for (const { workspaceId, ref, quoteRef } of arrivals) {
    asked.set(`${workspaceId}/${ref}`, { w: workspaceId, r: ref })
    if (quoteRef) asked.set(`${workspaceId}/${quoteRef}`, { w: workspaceId, r: quoteRef })
  }
  const rows = await tx.query<{ w: string; ref: string; id: string }>(known, [JSON.stringify([...asked.values()])])
  return new Map(rows.map(row => [`${row.w}/${row.ref}`, row.id]))
}

const waiting: Statement = {
  name: 'receive-early',
  text: `select e.workspace_id as "workspaceId", e.ref from json_to_recordset($1::json) as x(w uuid, r uuid)
    join early_signals e on e.workspace_id = x.w and e.ref = x.r`,
}

/** For which of these messages something came before. */
export const findEarly = (tx: Tx, arrivals: readonly Arrival[]): Promise<{ workspaceId: string; ref: string }[]> =>
  tx.query(waiting, [JSON.stringify(arrivals.map(each => ({ w: each.workspaceId, r: each.ref })))])

const opening: Statement = {
  name: 'receive-open',
  text: `with x as (
      select * from json_to_recordset($1::json) as x(w uuid, i uuid, customer_id uuid, identity_id uuid, profile_id uuid, thread_id uuid,
        lane text, channel text, subject text, status text, opened_at timestamptz, turn_at timestamptz, active_at timestamptz,
        first_answered_at timestamptz, closed_at timestamptz, previous_id uuid, historic boolean)
    ), thread as (
      insert into threads (workspace_id, id, profile_id, identity_id, lane, conversation_id)
      select distinct on (w, thread_id) w, thread_id, profile_id, identity_id, lane, i from x order by w, thread_id, opened_at desc, i desc
      on conflict (workspace_id, id) do update set conversation_id = excluded.conversation_id
    )
    insert into conversations (workspace_id, id, customer_id, identity_id, profile_id, thread_id, channel, subject, status, holder_kind,
      opened_at, turn_at, active_at, first_answered_at, closed_at, previous_id, historic)
    select w, i, customer_id, identity_id, profile_id, thread_id, channel, subject, status, 'queue',
      opened_at, turn_at, active_at, first_answered_at, closed_at, previous_id, historic from x`,
}

export async function insertConversations(tx: Tx, made: readonly Draft[]): Promise<void> {
  if (made.length === 0) return
  await tx.query(opening, [JSON.stringify(made.map(draft => ({ ...stateOf(draft), ...idsOf(draft) })))])
}

const idsOf = (draft: Draft) => ({
  customer_id: draft.customerId,
  identity_id: draft.identityId,
  profile_id: draft.profileId,
  thread_id: draft.threadId,
  lane: draft.lane,
  channel: draft.channel,
  subject: draft.subject,
  opened_at: sqlTime(draft.openedAt),
  previous_id: draft.previousId,
  historic: draft.historic,
})

const stateOf = (draft: Draft) => ({
  w: draft.workspaceId,
  i: draft.id,
  status: draft.status,
  turn_at: timeOrNull(draft.turnAt),
  active_at: sqlTime(draft.activeAt),
  first_answered_at: timeOrNull(draft.firstAnsweredAt),
  closed_at: timeOrNull(draft.closedAt),
})

/** What was pressed says as much as words. */
const chosenIn = ({ parts }: Arrival): string | undefined => parts.find(part => part.kind === 'choice')?.label

const timeOrNull = (at: number | null) => (at === null ? null : sqlTime(at))

const updating: Statement = {
  name: 'receive-update',
  text: `update conversations c set status = x.status, turn_at = x.turn_at, active_at = x.active_at,
      first_answered_at = x.first_answered_at, closed_at = x.closed_at,
      snoozed_until = case when x.status = 'snoozed' then c.snoozed_until end,
      reason_id = case when x.status = 'closed' then c.reason_id end
    from json_to_recordset($1::json) as x(w uuid, i uuid, status text, turn_at timestamptz, active_at timestamptz,
      first_answered_at timestamptz, closed_at timestamptz)
    where c.workspace_id = x.w and c.id = x.i`,
}

export async function updateConversations(tx: Tx, changed: readonly Draft[]): Promise<void> {
  if (changed.length > 0) await tx.query(updating, [JSON.stringify(changed.map(stateOf))])
}

const inserting: Statement = {
  name: 'receive-messages',
  text: `insert into messages (workspace_id, id, conversation_id, identity_id, profile_id, direction, visibility, author_kind, author_id,
      kind, text, subject, parts, quote_id, ref, external_id, album, tokens, at, received_at, historic, state, state_at, envelope, thread_id)
    select w, i, c, y, p, direction, v, author_kind, author_id, kind, text, subject, parts, q, r, external_id, album, tokens, at, received_at, historic, state, at, e, t
    from json_to_recordset($1::json) as x(w uuid, i uuid, c uuid, y uuid, p uuid, direction text, v text, author_kind text, author_id uuid,
      kind text, text text, subject text, parts text, q uuid, r uuid, external_id text, album text, tokens text, at timestamptz, received_at timestamptz,
      historic boolean, state text, e bigint, t uuid)`,
}

export async function insertMessages(tx: Tx, messages: readonly NewMessage[]): Promise<void> {
  await tx.query(inserting, [JSON.stringify(messages.map(rowOf))])
}

function rowOf({ id, arrival, draft, identityId, quoteId }: NewMessage) {
  return {
    w: arrival.workspaceId,
    i: id,
    c: draft.id,
    y: identityId,
    p: arrival.profileId,
    direction: arrival.echo ? 'out' : 'in',
    v: arrival.visibility,
    author_kind: arrival.echo ? 'agent' : 'customer',
    author_id: arrival.echo ? null : identityId,
    kind: arrival.kind,
    text: arrival.text,
    subject: arrival.subject,
    parts: arrival.parts.length > 0 ? JSON.stringify(arrival.parts) : null,
    q: quoteId,
    r: arrival.ref,
    external_id: arrival.externalId,
    album: arrival.album,
    tokens: arrival.tokens && JSON.stringify(arrival.tokens),
    at: sqlTime(arrival.at),
    received_at: sqlTime(arrival.receivedAt),
    historic: arrival.historic,
    state: arrival.echo ? 'sent' : 'received',
    e: arrival.envelope,
    // Only where the conversation has taken in another thread.
    t: arrival.threadId === draft.threadId ? undefined : arrival.threadId,
  }
}

const reopening: Statement = {
  name: 'receive-reopened',
  text: `insert into messages (workspace_id, id, conversation_id, identity_id, profile_id, direction, visibility, author_kind, kind, parts, at, received_at, state)
    select w, i, c, y, p, 'system', 'team', 'system', 'system', '{"deed":"reopened","by":null}', at, at, 'kept'
    from json_to_recordset($1::json) as x(w uuid, i uuid, c uuid, y uuid, p uuid, at timestamptz)`,
}

/** The line that says that the customer's message opened it again, just before that message. */
export async function insertReopenings(tx: Tx, reopened: readonly Draft[], now: number): Promise<void> {
  if (reopened.length === 0) return
  const rows = reopened.map(draft => ({
    w: draft.workspaceId,
    i: newId(now),
    c: draft.id,
    y: draft.identityId,
    p: draft.profileId,
    at: sqlTime((draft.turnAt ?? now) - 1),
  }))
  await tx.query(reopening, [JSON.stringify(rows)])
}

const inbox: Statement = {
  name: 'receive-inbox',
  text: `insert into inbox_rows as r (workspace_id, conversation_id, name, last_text, last_kind, last_direction, last_visibility, last_at, unread)
    select w, c, name, last_text, last_kind, direction, v, at, unread
    from json_to_recordset($1::json) as x(w uuid, c uuid, name text, last_text text, last_kind text, direction text, v text, at timestamptz, unread int)
    on conflict (workspace_id, conversation_id) do update set
      last_text = case when excluded.last_at >= r.last_at then excluded.last_text else r.last_text end,
      last_kind = case when excluded.last_at >= r.last_at then excluded.last_kind else r.last_kind end,
      last_direction = case when excluded.last_at >= r.last_at then excluded.last_direction else r.last_direction end,
      last_visibility = case when excluded.last_at >= r.last_at then excluded.last_visibility else r.last_visibility end,
      last_at = greatest(excluded.last_at, r.last_at),
      unread = r.unread + excluded.unread`,
}

const byPlace = (one: Draft, other: Draft): number =>
  compare(one.workspaceId, other.workspaceId) || compare(one.id, other.id)
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** One narrow row a conversation, written once per batch, in the order in which all write many. */
export async function writeInboxRows(tx: Tx, touched: readonly Draft[]): Promise<void> {
  const rows = touched.toSorted(byPlace).map(draft => {
    const last = draft.last!
    return {
      w: draft.workspaceId,
      c: draft.id,
      name: draft.name,
      last_text: shortened(last.text ?? last.subject ?? chosenIn(last) ?? ''),
      last_kind: last.kind,
      direction: last.echo ? 'out' : 'in',
      v: last.visibility,
      at: sqlTime(last.at),
      unread: draft.unread,
    }
  })
  await tx.query(inbox, [JSON.stringify(rows)])
}
