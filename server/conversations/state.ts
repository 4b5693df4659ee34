import type { Holder, Status } from '#protocol'

/**
 * What deeds may change of a conversation. Always true of it:
 * closed exactly when `closedAt` is set; snoozed exactly when `snoozedUntil` is; a reason only when closed;
 * `turnAt`, the start of the customer's unanswered turn, only when open or snoozed. Open without a turn: somebody of
 * ours wants to look at it, though the customer does not wait.
 */
export type State = {
  status: Status
  holder: Holder
  turnAt: number | null
  firstAnsweredAt: number | null
  snoozedUntil: number | null
  closedAt: number | null
  reasonId: string | null
}

/** A conversation as the deeds take it. Times in epoch milliseconds. */
export type ConversationRow = State & {
  workspaceId: string
  id: string
  customerId: string
  identityId: string
  profileId: string
  channel: string
  previousId: string | null
}

/** What the log says of a holder: a person's id, `queue` or `bot`. */
export const wordOf = (holder: Holder): string => (holder.kind === 'agent' ? holder.id : holder.kind)

export const holderOf = (kind: Holder['kind'], id: string | null): Holder =>
  kind === 'agent' ? { kind, id: id! } : { kind }

export const stateOf = ({
  status,
  holder,
  turnAt,
  firstAnsweredAt,
  snoozedUntil,
  closedAt,
  reasonId,
}: State): State => ({
  status,
  holder,
  turnAt,
  firstAnsweredAt,
  snoozedUntil,
  closedAt,
  reasonId,
})
