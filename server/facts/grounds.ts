import { isAgreed } from '#consents'
import type { Basis, Consent, FactSource, Purpose } from '#protocol'

/** What of a fact says whether it may be kept. */
export type Ground = { kind: string; source: FactSource; basis: Basis; purpose: Purpose | null }

/**
 * Whether something may be kept of somebody who has agreed to this; pure. Sharing a place is agreeing that we know it, until
 * they do not want us to.
 */
export function hasGround(
  { kind, source, basis, purpose }: Ground,
  consents: readonly Consent[],
  now: number,
): boolean {
  if (basis !== 'consent' || purpose === null) return true
  if (kind === 'place' && source === 'message') return !consents.some(each => each.purpose === purpose && !each.isGiven)
  return isAgreed(consents, { purpose, now })
}
