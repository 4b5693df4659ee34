import { type Fields, type Inbound, isFields } from '#channel'

/** What a piece of a payload is: events, or why it is none (`malformed: …`, or a kind that has no use here). */
export type Reading = Inbound[] | string

export const attempt = (event: unknown, read: (event: Fields) => Reading): Reading =>
  isFields(event) ? read(event) : 'malformed: an event that is no object'

export const unknown = (what: string, place: string, profileKey: string): Inbound => ({
  kind: 'unknown',
  key: `unknown:${place}`,
  profileKey,
  lane: 'unknown',
  what,
})

export function lazily(make: () => string): () => string {
  let made: string | undefined
  return () => (made ??= make())
}
