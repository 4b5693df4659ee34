import type { Publishes, Span } from '#channel/card'

/** What a profile says of itself in public. A guide that is empty says nothing in that language. */
export type PublicSide = {
  /** By the clocks of `timeZone`; no spans: never open. */
  hours: { timeZone: string; spans: Span[] } | null
  /** Of a hundred answers at least `share` come within `minutes`. */
  level: { minutes: number; share: number } | null
  guides: Record<'es' | 'en', string>
  link: string
  /** It stands on the platform's own profile too. */
  isPublished: boolean
}

/**
 * What became of it on the platform: `idle` (nothing of ours is there, nor is to be), on its way (`code` says why not
 * yet), there since `at`, or refused with a code (`public.refused.<code>`).
 */
export type Publication = {
  state: 'idle' | 'waiting' | 'published' | 'refused'
  at: number | null
  code: string | null
  /** By how much the text is too long, in the unit of its limit. */
  over: number | null
  /** The platform's own words. */
  said: string | null
}

/** GET and PUT /api/v1/profiles/:id/public, POST …/public/again. `place`: what the platform has room for; null: nothing. */
export type PublicCardView = { side: PublicSide; place: Publishes | null; publication: Publication }
