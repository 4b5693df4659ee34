/** A clock that lives through the last weeks in a hurry, and is everybody's clock afterwards. */
export type DemoClock = {
  now: () => number
  /** Stands still there until it travels on. */
  travel(to: number): void
  isTravelling: () => boolean
  /** From now on it is the system's. */
  arrive(): void
}

export function openClock(): DemoClock {
  let at: number | undefined
  return {
    now: () => at ?? Date.now(),
    travel: to => void (at = to),
    isTravelling: () => at !== undefined,
    arrive: () => void (at = undefined),
  }
}
