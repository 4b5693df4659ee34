import { isIPv6 } from 'node:net'
import { type Clock, Fault, minute } from '#lib'

/** What comes back in a minute, and what may come at once: as much, unless told. */
type Rule = { perMinute: number; atOnce?: number }

export type Limits = {
  /**
   * Counts for the key, one unless told, under the rule; never more than may come at once.
   * @throws Fault too-many (429), with the seconds to wait
   */
  spend(key: string, rule: Rule, count?: number): void
}

const mostKeys = 20_000

/** Buckets that fill again with time, in this process. Those not used for longest are forgotten first. */
export function openLimits(now: Clock): Limits {
  const buckets = new Map<string, { left: number; at: number }>()
  return {
    spend(key, { perMinute, atOnce = perMinute }, count = 1) {
      const at = now()
      const cost = Math.min(count, atOnce)
      const before = buckets.get(key) ?? { left: atOnce, at }
      const left = Math.min(atOnce, before.left + ((at - before.at) / minute) * perMinute)
      if (left < cost)
        throw new Fault('too-many', 429, { seconds: Math.max(1, Math.ceil(((cost - left) / perMinute) * 60)) })
      buckets.delete(key)
      buckets.set(key, { left: left - cost, at })
      if (buckets.size > mostKeys) buckets.delete(buckets.keys().next().value!)
    },
  }
}

/** Of whom an address is. An IPv6 one belongs to a network of 64 bits that one line has all to itself. */
export function networkOf(address: string): string {
  const [bare = ''] = address.split('%')
  const inside = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(bare)?.[1]
  if (inside !== undefined || !isIPv6(bare)) return inside ?? address
  const [left = [], right = []] = bare.split('::').map(half => half.split(':').filter(Boolean))
  const groups = [...left, ...Array.from({ length: 8 - left.length - right.length }, () => '0'), ...right]
  return groups
    .slice(0, 4)
    .map(group => Number.parseInt(group, 16).toString(16))
    .join(':')
}
