import type { LanguageRead, Tone } from '#protocol'

/** What is worth a word of all that is read; in this order where there is no room for all of it. */
export type Mark = 'urgent' | 'insult' | 'complaint' | 'praise' | 'language'

export type Marked = Pick<Tone, 'language' | 'kind' | 'urgency' | 'isToxic'>

/** It cannot wait until later today. */
const now = 3

/** The marks of what is read, for a brand of `own` language. Feelings are none of them. Pure. */
export function marksOf({ language, kind, urgency, isToxic }: Marked, own: string): Mark[] {
  return [
    ...(urgency === now ? (['urgent'] as const) : []),
    ...(isToxic ? (['insult'] as const) : []),
    ...(kind === 'complaint' || kind === 'praise' ? [kind] : []),
    ...(knownLanguage({ language }) !== undefined && language !== own ? (['language'] as const) : []),
  ]
}

/** For `lang`: nothing where it is not known in what language somebody writes. */
export const knownLanguage = (read: { language: LanguageRead } | null | undefined): string | undefined =>
  read && read.language !== 'unknown' ? read.language : undefined
