import { IntlMessageFormat } from 'intl-messageformat'
import { asError, Fault } from '#lib'
import en from '#texts/en.json' with { type: 'json' }
import es from '#texts/es.json' with { type: 'json' }

type Key = keyof typeof en
type Values = Record<string, string | number>

/** What the terminal says, in its language. */
export function wordsIn(language: 'es' | 'en') {
  const catalogue: Partial<Record<string, string>> = { es, en }[language]
  const text = (key: Key | `fault.${string}`, values: Values = {}): string =>
    String(new IntlMessageFormat(catalogue[key] ?? key, language, undefined, { ignoreTag: true }).format(values))
  return {
    text,
    /** A fault in words, with what another program said of it; anything else as it was thrown. */
    ofFault(thrown: unknown): string {
      if (!(thrown instanceof Fault) || !catalogue[`fault.${thrown.code}`])
        return asError(thrown).stack ?? String(thrown)
      const { detail } = thrown.values
      return [text(`fault.${thrown.code}`, thrown.values), ...(detail ? ['', String(detail)] : [])].join('\n')
    },
  }
}

export type Words = ReturnType<typeof wordsIn>
