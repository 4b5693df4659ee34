import { type Clock, Fault, second } from '#lib'

type Count = { count: number; until: number }

/** How often something was tried lately, in this process: windows that begin with the first try. */
export type Attempts = {
  /** Counts one; says how many seconds to wait when there were too many. */
  count(key: string, rule: { max: number; windowMs: number }): number | undefined
  /** @throws Fault `too-many` (429) when `count` has been reached for the key */
  mustBeLeft(key: string, max: number): void
  /** Takes back one that turned out to be no try. */
  giveBack(key: string): void
  forget(key: string): void
}

const mostKeys = 50_000

export function openAttempts(now: Clock): Attempts {
  const counts = new Map<string, Count>()
  const current = (key: string) => {
    const found = counts.get(key)
    return found && found.until > now() ? found : undefined
  }
  const seconds = ({ until }: Count) => Math.ceil((until - now()) / second)
  return {
    count(key, { max, windowMs }) {
      const found = current(key) ?? { count: 0, until: now() + windowMs }
      if (found.count >= max) return seconds(found)
      found.count++
      counts.delete(key)
      counts.set(key, found)
      if (counts.size > mostKeys) counts.delete(counts.keys().next().value!)
      return undefined
    },
    mustBeLeft(key, max) {
      const found = current(key)
      if (found && found.count >= max) throw new Fault('too-many', 429, { seconds: seconds(found) })
    },
    giveBack(key) {
      const found = current(key)
      if (found) found.count--
    },
    forget: key => void counts.delete(key),
  }
}
