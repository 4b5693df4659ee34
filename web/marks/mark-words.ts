import { useCallback } from 'react'
import { useBrand } from '#web/api'
import { type Key, useLanguage, useText } from '#web/texts'
import { type Mark, type Marked, marksOf } from './marks.ts'

const NAMES = {
  urgent: 'mark.urgent',
  insult: 'mark.insult',
  complaint: 'mark.complaint',
  praise: 'mark.praise',
} as const satisfies Record<Exclude<Mark, 'language'>, Key>

export type MarkSaid = { mark: Mark; words: string }

/** The marks of what is read, in the words of who reads: what is usual in the brand's language is no news. */
export function useMarks(): (read: Marked) => MarkSaid[] {
  const t = useText()
  const { language } = useLanguage()
  const own = useBrand().workspace.language
  return useCallback(
    read =>
      marksOf(read, own).map(mark => ({
        mark,
        words: mark === 'language' ? languageName(read.language, language) : t(NAMES[mark]),
      })),
    [t, language, own],
  )
}

const named = new Map<string, Intl.DisplayNames>()

/** What a language is called in another. */
export function languageName(tag: string, language: string): string {
  let names = named.get(language)
  if (!names) named.set(language, (names = new Intl.DisplayNames([language], { type: 'language' })))
  return names.of(tag) ?? tag
}
