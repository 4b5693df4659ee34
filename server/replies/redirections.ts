import type { Who } from '#accounts'
import { personOf } from '#conversations'
import { sqlTime, type Statement, type Tx } from '#db'
import { Fault } from '#lib'
import type { RedirectReason } from '#protocol'

export type Redirected = {
  messageId: string
  reason: RedirectReason
  /** The conversation in which the customer had written, when the answer goes to another. */
  movedFrom?: string | undefined
  now: number
}

const keeping: Statement = {
  name: 'redirections-keep',
  text: `insert into redirections (workspace_id, message_id, reason, moved_from, at, by_id) values ($1, $2, $3, $4, $5, $6)
    on conflict (workspace_id, message_id) do update set reason = excluded.reason, by_id = excluded.by_id`,
}

/** Why a message sends its reader elsewhere, for good: kept beside it, shown with it. */
export const keepRedirection = (tx: Tx, who: Who, { messageId, reason, movedFrom, now }: Redirected) =>
  tx.query(keeping, [who.workspaceId, messageId, reason, movedFrom ?? null, sqlTime(now), personOf(who)])

const finding: Statement = {
  name: 'redirections-find',
  text: `select reason from redirections where workspace_id = $1 and message_id = $2`,
}

/** What it was sent with, where it sends elsewhere. */
export const redirectReasonOf = async (
  tx: Tx,
  { workspaceId }: Pick<Who, 'workspaceId'>,
  messageId: string,
): Promise<RedirectReason | undefined> =>
  (await tx.query<{ reason: RedirectReason }>(finding, [workspaceId, messageId]))[0]?.reason

const forgetting: Statement = {
  name: 'redirections-forget',
  text: `delete from redirections where workspace_id = $1 and message_id = $2`,
}

/** The message was taken back. */
export const forgetRedirection = (tx: Tx, { workspaceId }: Pick<Who, 'workspaceId'>, messageId: string) =>
  tx.query(forgetting, [workspaceId, messageId])

const sharing: Statement = {
  name: 'redirections-same-customer',
  text: `select 1 from conversations a join conversations b on b.workspace_id = a.workspace_id and b.customer_id = a.customer_id
    where a.workspace_id = $1 and a.id = $2 and b.id = $3`,
}

/** Both conversations are one customer's. @throws Fault `conversation.unknown` (404) */
export async function mustBeOfOneCustomer(
  tx: Tx,
  { workspaceId }: Pick<Who, 'workspaceId'>,
  here: string,
  there: string,
): Promise<void> {
  if ((await tx.query(sharing, [workspaceId, here, there])).length === 0) throw new Fault('conversation.unknown', 404)
}
