/** Resolves after `ms`, or at once when the signal aborts (never rejects). */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return Promise.resolve()
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, Math.max(0, ms))
    signal?.addEventListener('abort', done, { once: true })
  })
}

/** Milliseconds before try number `attempt` (1, 2, …): doubled each time, capped, spread by ±20 % so that many don't return at once. */
export function backoff(
  attempt: number,
  firstMs = 1000,
  capMs = 3_600_000,
  random: () => number = Math.random,
): number {
  const plain = Math.min(capMs, firstMs * 2 ** Math.min(attempt - 1, 30))
  return Math.round(plain * (0.8 + 0.4 * random()))
}

/** A bell that can be waited for, by several too: each hears the ring. Rings that nobody waited for are kept as one. */
export function bell() {
  let rung = false
  const waiting = new Set<() => void>()
  return {
    ring() {
      if (waiting.size === 0) rung = true
      for (const wake of waiting) wake()
    },
    /** Resolves at the next ring, after `ms`, or when the signal aborts. */
    async wait(ms: number, signal?: AbortSignal): Promise<void> {
      if (rung) {
        rung = false
        return
      }
      const race = new AbortController()
      const wake = () => race.abort()
      waiting.add(wake)
      signal?.addEventListener('abort', wake, { once: true })
      if (!signal?.aborted) await pause(ms, race.signal)
      signal?.removeEventListener('abort', wake)
      waiting.delete(wake)
    },
  }
}
