import { useCallback } from 'react'
import { type Key, useLanguage, useText } from '#web/texts'
import { type Mark, type Marked, marksOf } from './marks.ts'

const NAMES = {
  urgent: 'mark.urgent',
  insult: 'mark.insult',
  complaint: 'mark.complaint',
  praise: 'mark.praise',
} as const satisfies Record<Exclude<Mark, 'language'>, Key>

export type MarkSaid = { mark: Mark; words: string }

/** The marks of what is read, in the words of who reads. */
export function useMarks(): (read: Marked) => MarkSaid[] {
  const t = useText()
  const { language } = useLanguage()
  return useCallback(
    read =>
      marksOf(read, language).map(mark => ({
        mark,
        words: mark === 'language' ? languageName(read.language, language) : t(NAMES[mark]),
      })),
    [t, language],
  )
}

const named = new Map<string, Intl.DisplayNames>()

/** What a language is called in another. */
export function languageName(tag: string, language: string): string {
  let names = named.get(language)
  if (!names) named.set(language, (names = new Intl.DisplayNames([language], { type: 'language' })))
  return names.of(tag) ?? tag
}
