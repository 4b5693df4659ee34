import { isInSight, isOfTeams, type Row, type Sight, type Sort, type View, viewSorts } from '#protocol'

/**
 * A list of the inbox: its view, or a saved one by its id; what narrows it, and its order where it is not the usual one. Of
 * a saved view the order is always named.
 */
export type Narrowing = {
  view: View
  saved?: string
  sort?: Sort
  channel?: string
  profile?: string
  unread?: boolean
}

/** A person by their id, with what decides which conversations they see. */
export type Onlooker = Sight & { id: string }

/** Whether a row stands in a list of the house, as the server decides it for the person `me`. */
export const belongs = (row: Row, narrowing: Narrowing, me: Onlooker): boolean =>
  isLetThrough(row, narrowing, me) && standsIn(row, narrowing.view, me)

/** It is in sight, and what narrows a list lets it through. */
export function isLetThrough(row: Row, { channel, profile, unread }: Narrowing, me: Onlooker): boolean {
  // What was said in it stands in another conversation.
  if (row.last.kind === 'merged') return false
  if (channel && row.channel !== channel) return false
  if (profile && row.profileId !== profile) return false
  if (unread && row.unread === 0) return false
  return isInSight(me.id, me, row.holder)
}

function standsIn({ status, holder, turnAt, isDueSoon }: Row, view: View, me: Onlooker): boolean {
  const isOngoing = status === 'open' || status === 'waiting'
  if (view === 'all') return true
  if (view === 'mine') return isOngoing && holder.kind === 'agent' && holder.id === me.id
  if (view === 'team') return isOngoing && isOfTeams(me, holder)
  if (view === 'unassigned') return status === 'open' && holder.kind === 'queue'
  if (view === 'due') return status === 'open' && turnAt !== null && isDueSoon
  return status === view
}

/** The order in which a list stands. */
export const sortOf = ({ view, sort }: Narrowing): Sort => sort ?? viewSorts[view][0]

/**
 * Before (negative) or after (positive) in a list, as the server orders it. By what is due: first those who wait for
 * us, the earliest deadline first; then the others, the latest activity first.
 */
export function orderOf(narrowing: Narrowing): (a: Row, b: Row) => number {
  const sort = sortOf(narrowing)
  if (sort === 'newest') return (a, b) => compare(b.id, a.id)
  if (sort === 'oldest') return (a, b) => compare(a.id, b.id)
  return (a, b) => {
    const [aDue, bDue] = sort === 'due' ? [dueOf(a), dueOf(b)] : [null, null]
    if (aDue !== null && bDue !== null) return aDue - bDue || compare(a.id, b.id)
    if (aDue !== null || bDue !== null) return aDue === null ? 1 : -1
    return b.activeAt - a.activeAt || compare(b.id, a.id)
  }
}

/** What was answered a moment ago is due no more, though the server has not said so yet. */
const dueOf = ({ turnAt, dueAt }: Row): number | null => (turnAt === null ? null : dueAt)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
