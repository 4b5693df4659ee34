import type { Row, View } from '#protocol'

/** A list of the inbox: its view and what narrows it. */
export type Narrowing = { view: View; channel?: string; profile?: string; unread?: boolean }

/** Whether a row stands in a list, as the server decides it for the person `me`; of mentions only the server knows. */
export function belongs(row: Row, { view, channel, profile, unread }: Narrowing, me: string): boolean {
  if (channel && row.channel !== channel) return false
  if (profile && row.profileId !== profile) return false
  if (unread && row.unread === 0) return false
  return standsIn(row, view, me)
}

function standsIn({ status, holder }: Row, view: View, me: string): boolean {
  if (view === 'all') return true
  if (view === 'mine') return (status === 'open' || status === 'waiting') && holder.kind === 'agent' && holder.id === me
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
