/** All time zones a browser knows, the given one among them. */
export function timeZones(mine: string): string[] {
  const known = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : []
  return known.includes(mine) ? known : [mine, ...known]
}

export const guessedZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'

/** "Madrid" of "Europe/Madrid". */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

/** A web address as people write it becomes whole; what is none stays as it is. */
export function wholeAddress(written: string): string {
  const trimmed = written.trim()
  if (trimmed === '' || /^https?:\/\//i.test(trimmed)) return trimmed
  return /^[^\s/]+\.[^\s/]+/.test(trimmed) || trimmed.startsWith('localhost') ? `https://${trimmed}` : trimmed
}

/** Whether a brand can have it as its web site; to have none is well. */
export function isWebsite(written: string): boolean {
  const whole = wholeAddress(written)
  return whole === '' || (/^https?:\/\//i.test(whole) && URL.canParse(whole))
}
