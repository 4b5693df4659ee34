import { type Consent, consentMonths, type ConsentSaying, type Purpose } from '#protocol'

/** What counts of a saying. */
export type Said = Pick<ConsentSaying, 'id' | 'purpose' | 'channel' | 'isGiven' | 'at'>

/**
 * How it stands with each purpose that was ever spoken of; pure. What was said last counts: of all channels, it takes the place of
 * all that was said before of one of them. In the order of the purposes, all channels before each alone.
 */
export function standing(sayings: readonly Said[]): Consent[] {
  const latest = new Map<string, Said>()
  for (const said of sayings.toSorted(inOrder)) {
    if (said.channel === null)
      for (const [key, earlier] of latest) if (earlier.purpose === said.purpose) latest.delete(key)
    latest.set(`${said.purpose}/${said.channel ?? ''}`, said)
  }
  return [...latest.values()]
    .map(({ purpose, channel, isGiven, at }) => ({
      purpose,
      channel,
      isGiven,
      at,
      endsAt: endOf(purpose, isGiven, at),
    }))
    .toSorted((a, b) => compare(a.purpose, b.purpose) || compare(a.channel ?? '', b.channel ?? ''))
}

/** Whether they agree to this now, on this channel where it is asked for one. */
export function isAgreed(
  consents: readonly Consent[],
  { purpose, channel = null, now }: { purpose: Purpose; channel?: string | null | undefined; now: number },
): boolean {
  const of = (wanted: string | null) => consents.find(each => each.purpose === purpose && each.channel === wanted)
  const counts = (channel === null ? undefined : of(channel)) ?? of(null)
  return counts !== undefined && counts.isGiven && (counts.endsAt === null || now < counts.endsAt)
}

function endOf(purpose: Purpose, isGiven: boolean, at: number): number | null {
  const months = consentMonths[purpose]
  if (!isGiven || months === undefined) return null
  const end = new Date(at)
  end.setUTCMonth(end.getUTCMonth() + months)
  return end.getTime()
}

const inOrder = (a: Said, b: Said): number =>
  a.at - b.at || Number(b.isGiven) - Number(a.isGiven) || compare(a.id, b.id)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
