import { capacity, type Policy } from './policy.ts'
import type { WorkKind } from './task.ts'

/** What somebody has on their table, in units. */
export type Load = {
  /** Work that nothing interrupts. */
  primary: number
  /** Interruptible work that may no longer be put aside. */
  firm: number
  /** Interruptible work that live work may still put aside. */
  pausable: number
  /** What was put aside for live work, and threads that are silent. */
  aside: number
}

export const noLoad: Load = { primary: 0, firm: 0, pausable: 0, aside: 0 }

export const totalOf = ({ primary, firm, pausable, aside }: Load): number => primary + firm + pausable + aside

/** What the tasks of one customer ask of whoever takes them together. */
export type Demand = {
  /** Of the heaviest. */
  units: number
  /** Of the others, which wait their turn beside it. */
  aside: number
  isLive: boolean
  isInterruptible: boolean
}

export function demandOf(kinds: readonly WorkKind[], { weights, parkedUnits }: Policy): Demand {
  const all = kinds.map(kind => weights[kind])
  return {
    units: Math.max(...all.map(({ units }) => units)),
    aside: parkedUnits * (all.length - 1),
    isLive: all.some(({ isLive }) => isLive),
    isInterruptible: all.every(({ isInterruptible }) => isInterruptible),
  }
}

/**
 * Whether there is room. Live work counts what cannot be put aside for it; everything else counts all, since work that
 * nobody waits for at the other end never pushes its like away.
 */
export const fits = (load: Load, { units, aside, isLive }: Demand): boolean =>
  isLive ? load.primary + load.firm + units <= capacity : totalOf(load) + units + aside <= capacity

/** How much interruptible work has to be put aside for it. */
export const excessOf = ({ primary, firm, pausable }: Load): number => Math.max(0, primary + firm + pausable - capacity)

/** What an agent has afterwards, as a share of what they can have. */
export const loadAfter = (load: Load, { units, aside }: Demand): number => (totalOf(load) + units + aside) / capacity
