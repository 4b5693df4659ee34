import type { Statement, Tx } from '#db'
import { covered, coveredLine } from '#personal'
import type { Holder, Row, Status, Tone } from '#protocol'
import { holderOf } from './state.ts'

/** Names a conversation or a message to a reader of many workspaces. */
export type Named = { workspaceId: string; id: string }

type Found = {
  workspaceId: string
  id: string
  customerId: string
  name: string
  channel: string
  profileId: string
  status: Status
  holderKind: Holder['kind']
  holderId: string | null
  openedAt: number
  turnAt: number | null
  dueAt: number | null
  isDueSoon: boolean
  activeAt: number
  snoozedUntil: number | null
  subject: string | null
  lastText: string
  lastKind: string
  lastDirection: Row['last']['direction']
  lastVisibility: Row['last']['visibility']
  lastAt: number
  unread: number
  tags: string
  incidentId: string | null
  caseId: string | null
  language: Tone['language'] | null
  tone: number | null
  kind: Tone['kind'] | null
  urgency: Tone['urgency'] | null
  isToxic: boolean | null
  isUnsure: boolean | null
}

const select: Statement = {
  name: 'conversations-rows',
  text: `select c.workspace_id as "workspaceId", c.id, c.customer_id as "customerId", c.channel, c.profile_id as "profileId", c.status,
      coalesce(nullif(p.name, ''), nullif(i.name, ''), i.handle, i.external_id) as name,
      c.holder_kind as "holderKind", c.holder_id as "holderId", c.opened_at as "openedAt", c.turn_at as "turnAt", c.answer_by as "dueAt",
      c.turn_at is not null and c.due_turn_at = c.turn_at and c.due_is_soon as "isDueSoon", c.active_at as "activeAt",
      c.snoozed_until as "snoozedUntil", c.subject, r.last_text as "lastText", r.last_kind as "lastKind", r.last_direction as "lastDirection",
      r.last_visibility as "lastVisibility", r.last_at as "lastAt", r.unread, r.tags, r.incident_id as "incidentId",
      r.case_id as "caseId", r.language, r.tone, r.kind, r.urgency, r.is_toxic as "isToxic", r.is_unsure as "isUnsure"
    from rows from (json_to_recordset($1::json) as (w uuid, i uuid)) with ordinality as x(w, i, place)
    join conversations c on c.workspace_id = x.w and c.id = x.i
    join inbox_rows r on r.workspace_id = c.workspace_id and r.conversation_id = c.id
    join customers p on p.workspace_id = c.workspace_id and p.id = c.customer_id
    join identities i on i.workspace_id = c.workspace_id and i.id = c.identity_id
    order by x.place`,
}

/** Rows of the inbox, in the order asked for; those that are not there are left out. As app or engine, one query. */
export async function rowsOf(tx: Tx, asked: readonly Named[]): Promise<(Row & { workspaceId: string })[]> {
  if (asked.length === 0) return []
  const rows = await tx.query<Found>(select, [
    JSON.stringify(asked.map(({ workspaceId, id }) => ({ w: workspaceId, i: id }))),
  ])
  return rows.map(row => ({ workspaceId: row.workspaceId, ...showRow(row) }))
}

function showRow(row: Found): Row {
  const {
    id,
    customerId,
    name,
    channel,
    profileId,
    status,
    openedAt,
    turnAt,
    dueAt,
    isDueSoon,
    activeAt,
    snoozedUntil,
    subject,
    unread,
    tags,
    incidentId,
    caseId,
  } = row
  const last = {
    text: coveredLine(row.lastText),
    kind: row.lastKind,
    direction: row.lastDirection,
    visibility: row.lastVisibility,
    at: row.lastAt,
  }
  const holder = holderOf(row.holderKind, row.holderId)
  return {
    id,
    customerId,
    name: covered(name),
    channel,
    profileId,
    status,
    holder,
    openedAt,
    turnAt,
    dueAt,
    isDueSoon,
    activeAt,
    snoozedUntil,
    subject: subject === null ? null : covered(subject),
    last,
    unread,
    tags: tags === '' ? [] : tags.split(' '),
    incidentId,
    caseId,
    tone: toneIn(row),
  }
}

function toneIn({ language, tone, kind, urgency, isToxic, isUnsure }: Found): Tone | null {
  if (language === null) return null
  return { language, sentiment: tone!, isUnsure: isUnsure!, kind: kind!, urgency: urgency!, isToxic: isToxic! }
}
