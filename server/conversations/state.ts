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
  /** The conversation that took in all that was said in this one. */
  mergedInto: string | null
}

/** What the log says of a holder: a person's id, `team:` with its id for the queue of a team, `queue` or `bot`. */
export function wordOf(holder: Holder): string {
  if (holder.kind === 'agent') return holder.id
  return holder.kind === 'queue' && holder.team !== undefined ? `team:${holder.team}` : holder.kind
}

/** The holder of whom the log says so. */
export function holderOfWord(word: string): Holder {
  if (word === 'queue' || word === 'bot') return { kind: word }
  return word.startsWith('team:') ? { kind: 'queue', team: word.slice('team:'.length) } : { kind: 'agent', id: word }
}

/** A holder as it stands in its two columns, and from there. */
export function holderOf(kind: Holder['kind'], id: string | null): Holder {
  if (kind === 'agent') return { kind, id: id! }
  return kind === 'queue' && id !== null ? { kind, team: id } : { kind }
}

export function holderIdOf(holder: Holder): string | null {
  if (holder.kind === 'agent') return holder.id
  return (holder.kind === 'queue' && holder.team) || null
}

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
