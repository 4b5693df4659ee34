import { sqlTime, type Statement, type Tx } from '#db'
import { minute } from '#lib'
import type { Holder } from '#protocol'
import { type ConversationRow, holderIdOf, holderOf, type State } from './state.ts'

/** Both roles use these: every statement names the workspace. */
type Found = Omit<ConversationRow, 'holder'> & { holderKind: Holder['kind']; holderId: string | null }

const customer: Statement = {
  name: 'conversations-customer',
  text: `select customer_id as id from conversations where workspace_id = $1 and id = $2`,
}

export const customerOf = async (tx: Tx, workspaceId: string, id: string): Promise<string | undefined> =>
  (await tx.query<{ id: string }>(customer, [workspaceId, id]))[0]?.id

const customers: Statement = {
  name: 'conversations-customers',
  text: `select distinct c.customer_id as id from json_array_elements_text($2::json) as i
    join conversations c on c.workspace_id = $1 and c.id = i::uuid`,
}

/** Whose conversations these are, each once. */
export const customersOf = async (tx: Tx, workspaceId: string, ids: readonly string[]): Promise<string[]> =>
  (await tx.query<{ id: string }>(customers, [workspaceId, JSON.stringify(ids)])).map(({ id }) => id)

const load: Statement = {
  name: 'conversations-load',
  text: `select workspace_id as "workspaceId", id, customer_id as "customerId", identity_id as "identityId", profile_id as "profileId", channel,
      status, holder_kind as "holderKind", holder_id as "holderId", turn_at as "turnAt", first_answered_at as "firstAnsweredAt",
      snoozed_until as "snoozedUntil", closed_at as "closedAt", reason_id as "reasonId", previous_id as "previousId", merged_into as "mergedInto"
    from conversations where workspace_id = $1 and id = $2`,
}

export async function loadConversation(tx: Tx, workspaceId: string, id: string): Promise<ConversationRow | undefined> {
  const [row] = await tx.query<Found>(load, [workspaceId, id])
  if (!row) return undefined
  const { holderKind, holderId, ...rest } = row
  return { ...rest, holder: holderOf(holderKind, holderId) }
}

const save: Statement = {
  name: 'conversations-save',
  text: `update conversations set status = $3, holder_kind = $4, holder_id = $5, turn_at = $6, first_answered_at = $7, snoozed_until = $8,
      closed_at = $9, reason_id = $10, active_at = greatest(active_at, $11) where workspace_id = $1 and id = $2`,
}

export async function saveState(tx: Tx, { workspaceId, id }: ConversationRow, to: State, now: number): Promise<void> {
  const { status, holder, reasonId } = to
  const times = [to.turnAt, to.firstAnsweredAt, to.snoozedUntil, to.closedAt].map(timeOrNull)
  await tx.query(save, [
    workspaceId,
    id,
    status,
    holder.kind,
    holderIdOf(holder),
    ...times,
    reasonId,
    sqlTime(now - (now % minute)),
  ])
}

const timeOrNull = (at: number | null) => (at === null ? null : sqlTime(at))

const read: Statement = {
  name: 'conversations-read',
  text: `update inbox_rows set unread = 0 where workspace_id = $1 and conversation_id = $2 and unread > 0 returning 1`,
}

/** Whether something was unread. */
export const clearUnread = async (tx: Tx, { workspaceId, id }: { workspaceId: string; id: string }): Promise<boolean> =>
  (await tx.query(read, [workspaceId, id])).length > 0

const colleague: Statement = {
  name: 'conversations-colleague',
  text: `select 1 from memberships where workspace_id = $1 and person_id = $2 and removed_at is null`,
}

export const isColleague = async (tx: Tx, workspaceId: string, personId: string): Promise<boolean> =>
  (await tx.query(colleague, [workspaceId, personId])).length > 0
