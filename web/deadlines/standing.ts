import type { DeadlineCard } from '#protocol'

/** Of all clocks those that still say something: each that runs or rests, what is due first first. Pure. */
export const standingOf = (clocks: readonly DeadlineCard[]): DeadlineCard[] =>
  clocks
    .filter(({ state }) => state === 'running' || state === 'paused')
    .toSorted((one, other) => (one.dueAt ?? Infinity) - (other.dueAt ?? Infinity))

/** The one that the head of the conversation shows: what is due first, or else the one that rests. */
export const foremostOf = (clocks: readonly DeadlineCard[]): DeadlineCard | undefined => standingOf(clocks)[0]
