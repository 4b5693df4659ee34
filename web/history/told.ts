import type { Message, TimelineNarrowing } from '#protocol'
import { inOrder, isOfNarrowing } from '#web/live'

/**
 * The timeline with what the open conversation knows better: what was just written there. `isNow`: it goes on to now, so
 * that what is new belongs at its end.
 */
export function toldOf(
  timeline: { rows: readonly Message[]; later: string | null } | undefined,
  here: readonly Message[],
  narrowing: TimelineNarrowing,
): Message[] {
  const wanted = here.filter(message => isOfNarrowing(message, narrowing))
  if (!timeline) return wanted
  const known = new Map(here.map(message => [message.id, message]))
  const rows = timeline.rows.map(message => known.get(message.id) ?? message)
  if (timeline.later !== null) return rows
  const told = new Set(rows.map(message => message.id))
  return [...rows, ...wanted.filter(message => !told.has(message.id))].toSorted(inOrder)
}

/** The message at which a moment begins: the first from then on, or the last before it. */
export const firstSince = (messages: readonly Message[], at: number): Message | undefined =>
  messages.find(message => message.at >= at) ?? messages.at(-1)

/** Whether what was loaded goes back to this moment without a gap. */
export const goesBackTo = (timeline: { rows: readonly Message[]; earlier: string | null }, at: number): boolean =>
  timeline.earlier === null || (timeline.rows[0]?.at ?? Number.POSITIVE_INFINITY) < at
