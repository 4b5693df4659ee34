import { useLanguage } from '#web/texts'

/** What a language is called in the reader's own. */
export function useLanguageName(): (code: string | null) => string | null {
  const { language: reader } = useLanguage()
  return code => {
    if (code === null) return null
    try {
      return new Intl.DisplayNames(reader, { type: 'language' }).of(code) ?? code
    } catch {
      return code
    }
  }
}
