import { isInSight, isOfTeams, type Row, type Sight, type View } from '#protocol'

/** A list of the inbox: its view and what narrows it. */
export type Narrowing = { view: View; channel?: string; profile?: string; unread?: boolean }

/** A person by their id, with what decides which conversations they see. */
export type Onlooker = Sight & { id: string }

/** Whether a row stands in a list, as the server decides it for the person `me`; of mentions only the server knows. */
export function belongs(row: Row, { view, channel, profile, unread }: Narrowing, me: Onlooker): boolean {
  // What was said in it stands in another conversation.
  if (row.last.kind === 'merged') return false
  if (channel && row.channel !== channel) return false
  if (profile && row.profileId !== profile) return false
  if (unread && row.unread === 0) return false
  return isInSight(me.id, me, row.holder) && standsIn(row, view, me)
}

function standsIn({ status, holder }: Row, view: View, me: Onlooker): boolean {
  const isOngoing = status === 'open' || status === 'waiting'
  if (view === 'all') return true
  if (view === 'mine') return isOngoing && holder.kind === 'agent' && holder.id === me.id
  if (view === 'team') return isOngoing && isOfTeams(me, holder)
  if (view === 'unassigned') return status === 'open' && holder.kind === 'queue'
  return status === view
}

/**
 * Before (negative) or after (positive) in a view, as the server orders it: first those who wait for us, the longest
 * wait first; then the others, the latest activity first. The view of all knows no turns.
 */
export function orderOf(view: View): (a: Row, b: Row) => number {
  return (a, b) => {
    const [aWaits, bWaits] = view === 'all' ? [null, null] : [a.turnAt, b.turnAt]
    if (aWaits !== null && bWaits !== null) return aWaits - bWaits || compare(a.id, b.id)
    if (aWaits !== null || bWaits !== null) return aWaits === null ? 1 : -1
    return b.activeAt - a.activeAt || compare(b.id, a.id)
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
