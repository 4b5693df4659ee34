import { IntlMessageFormat } from 'intl-messageformat'
import { asError, Fault } from '#lib'
import type { Language } from '#protocol'
import en from '#texts/en.json' with { type: 'json' }
import es from '#texts/es.json' with { type: 'json' }

type Values = Record<string, string | number>

/** What the terminal says, in its language. */
export type Words = {
  language: Language
  text(key: keyof typeof en, values?: Values): string
  /** A fault in words; of anything else what was thrown, whole. */
  ofFault(thrown: unknown): string
}

/** As POSIX reads it: the first of these that says something. */
export const languageOf = ({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language =>
  [LC_ALL, LC_MESSAGES, LANG].find(Boolean)?.startsWith('es') ? 'es' : 'en'

export function wordsIn(language: Language): Words {
  const catalogue: Partial<Record<string, string>> = { es, en }[language]
  const written = (key: string, values: Values = {}) =>
    String(new IntlMessageFormat(catalogue[key] ?? key, language, undefined, { ignoreTag: true }).format(values))
  return {
    language,
    text: written,
    ofFault(thrown) {
      if (!(thrown instanceof Fault)) return asError(thrown).stack ?? String(thrown)
      const said = `fault.${thrown.values.code}`
      const more = said in catalogue ? [written(said, thrown.values)] : []
      return [written(`fault.${thrown.code}`, thrown.values), ...more].join('\n')
    },
  }
}
