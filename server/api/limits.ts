import { type Clock, Fault, minute } from '#lib'

/** `perMinute` may also come at once. */
type Rule = { perMinute: number }

export type Limits = {
  /** Counts one for the key, under the rule. @throws Fault too-many (429), with the seconds to wait */
  spend(key: string, rule: Rule): void
}

const mostKeys = 20_000

/** Buckets that fill again with time, in this process. Those not used for longest are forgotten first. */
export function openLimits(now: Clock): Limits {
  const buckets = new Map<string, { left: number; at: number }>()
  return {
    spend(key, { perMinute }) {
      const at = now()
      const before = buckets.get(key) ?? { left: perMinute, at }
      const left = Math.min(perMinute, before.left + ((at - before.at) / minute) * perMinute)
      if (left < 1) throw new Fault('too-many', 429, { seconds: Math.max(1, Math.ceil(((1 - left) / perMinute) * 60)) })
      buckets.delete(key)
      buckets.set(key, { left: left - 1, at })
      if (buckets.size > mostKeys) buckets.delete(buckets.keys().next().value!)
    },
  }
}
