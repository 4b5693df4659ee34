import type { Holder, SystemLine } from '#protocol'
import { holderIdOf, type State, stateOf } from './state.ts'

/** What somebody does to a conversation. `by` is a person's id, null for the machine and for keys. */
export type Deed =
  /**
   * `by` of a person answers for the team; what a machine writes ends the turn, but is no first human reply. `at`: when
   * it leaves, where that is later.
   */
  | { kind: 'reply'; at?: number }
  /** A reply in another conversation of the customer answers this one, too. */
  | { kind: 'settle'; answer: Answer }
  | { kind: 'assign'; to: Exclude<Holder, { kind: 'bot' }> }
  | { kind: 'snooze'; until: number }
  | { kind: 'wake' }
  | { kind: 'close'; reasonId: string }
  /** `turnAt`: the turn that stood when it was closed. */
  | { kind: 'reopen'; turnAt: number | null }

/** Which reply, and where it was written. */
export type Answer = { messageId: string; conversationId: string; channel: string }

export type Outcome =
  | { kind: 'changed'; state: State; line: SystemLine | null }
  /** It was so already: done twice is done once. */
  | { kind: 'unchanged' }
  | { kind: 'refused'; code: 'conversation.closed' | 'snooze.past' }

const unchanged: Outcome = { kind: 'unchanged' }
const refused = (code: 'conversation.closed' | 'snooze.past'): Outcome => ({ kind: 'refused', code })
const changed = (state: State, line: SystemLine | null): Outcome => ({ kind: 'changed', state, line })

const awake = { snoozedUntil: null } as const
const notClosed = { closedAt: null, reasonId: null } as const

/** What a deed makes of a conversation, and what the timeline says of it. Pure. */
export function decide(state: State, deed: Deed, by: string | null, now: number): Outcome {
  switch (deed.kind) {
    case 'reply':
      return changed(answered(state, by, deed.at ?? now), null)
    case 'settle':
      if (state.status !== 'open' && state.turnAt === null) return unchanged
      return changed(answered(state, by, now), { deed: 'settled', by, ...deed.answer })
    case 'assign':
      return assign(state, deed.to, by)
    case 'snooze':
      if (state.status === 'closed') return refused('conversation.closed')
      if (deed.until <= now) return refused('snooze.past')
      if (state.snoozedUntil === deed.until) return unchanged
      return changed(
        { ...state, status: 'snoozed', snoozedUntil: deed.until },
        { deed: 'snoozed', by, until: deed.until },
      )
    case 'wake':
      if (state.status !== 'snoozed') return unchanged
      return changed({ ...state, ...awake, status: 'open' }, { deed: 'woken', by })
    case 'close':
      return close(state, deed.reasonId, by, now)
    case 'reopen':
      if (state.status !== 'closed') return unchanged
      return changed({ ...state, ...notClosed, status: 'open', turnAt: deed.turnAt }, { deed: 'reopened', by })
  }
}

function answered(state: State, by: string | null, at: number): State {
  const taken = by !== null && state.holder.kind !== 'agent'
  return {
    ...state,
    ...awake,
    ...notClosed,
    status: 'waiting',
    turnAt: null,
    holder: taken ? { kind: 'agent', id: by } : state.holder,
    firstAnsweredAt: by === null ? state.firstAnsweredAt : Math.min(state.firstAnsweredAt ?? at, at),
  }
}

function assign(state: State, to: Holder, by: string | null): Outcome {
  if (state.status === 'closed') return refused('conversation.closed')
  if (isSameHolder(state.holder, to)) return unchanged
  const team = to.kind === 'queue' && to.team !== undefined ? { team: to.team } : {}
  return changed({ ...state, holder: to }, { deed: 'assigned', by, to: to.kind === 'agent' ? to.id : null, ...team })
}

/** Closing what is closed for another reason corrects the reason. */
function close(state: State, reasonId: string, by: string | null, now: number): Outcome {
  if (state.status === 'closed' && state.reasonId === reasonId) return unchanged
  const closedAt = state.closedAt ?? now
  return changed(
    { ...state, ...awake, status: 'closed', turnAt: null, closedAt, reasonId },
    { deed: 'closed', by, reason: reasonId },
  )
}

const isSameHolder = (one: Holder, other: Holder) => one.kind === other.kind && holderIdOf(one) === holderIdOf(other)

/** How a conversation stood before a reply that can still be taken back, and what the reply made of it. */
export type Hold = { before: State; after: State }

/**
 * The conversation without a reply that was taken back: as it stood before, but for what others did in the meantime.
 * The turn of before counts again, even if the customer wrote once more.
 */
export function withdrawn(now: State, { before, after }: Hold): State {
  const standing = isAs(now, after) ? before : now
  const { status, snoozedUntil, closedAt, reasonId } = standing
  const turnAt = status === 'closed' ? null : (before.turnAt ?? now.turnAt)
  return {
    status: status === 'waiting' && turnAt !== null ? 'open' : status,
    snoozedUntil,
    closedAt,
    reasonId,
    turnAt,
    holder: isSameHolder(now.holder, after.holder) ? before.holder : now.holder,
    firstAnsweredAt: now.firstAnsweredAt === after.firstAnsweredAt ? before.firstAnsweredAt : now.firstAnsweredAt,
  }
}

/** Whether nobody has touched status, snooze or closing since. */
export const isAs = (now: State, after: State): boolean =>
  now.status === after.status &&
  now.snoozedUntil === after.snoozedUntil &&
  now.closedAt === after.closedAt &&
  now.reasonId === after.reasonId

/** The conversation as it stood before a deed; undefined when somebody has since touched what the deed had changed. */
export function restored(now: State, { before, after }: Hold): State | undefined {
  const isOtherHolder = !isSameHolder(before.holder, after.holder)
  const isOtherwise = !isAs(before, after)
  if (isOtherHolder && !isSameHolder(now.holder, after.holder)) return undefined
  if (isOtherwise && !isAs(now, after)) return undefined
  const { status, snoozedUntil, closedAt, reasonId } = before
  const turnAt = status === 'closed' ? null : (before.turnAt ?? now.turnAt)
  return {
    ...stateOf(now),
    ...(isOtherHolder && { holder: before.holder }),
    ...(isOtherwise && { status, snoozedUntil, closedAt, reasonId, turnAt }),
  }
}

/** The conversation when a reply of ours did not arrive: it wants somebody again. `turnAt` is the turn without that reply. */
export function unanswered(now: State, turnAt: number | null): { state: State; line: SystemLine | null } {
  const line: SystemLine | null =
    now.status === 'closed'
      ? { deed: 'reopened', by: null }
      : now.status === 'snoozed'
        ? { deed: 'woken', by: null }
        : null
  return { state: { ...now, ...awake, ...notClosed, status: 'open', turnAt }, line }
}

/** The conversation when a reply that was given up has arrived after all. `turnAt` is the turn since that reply. */
export function arrived(now: State, turnAt: number | null): State {
  if (now.turnAt === null) return now
  return { ...now, turnAt, status: now.status === 'open' && turnAt === null ? 'waiting' : now.status }
}
