import { english } from './words-en.ts'
import { spanish } from './words-es.ts'
import { french } from './words-fr.ts'
import { portuguese } from './words-pt.ts'
import type { PromiseWords } from './shape.ts'

const spoken: Record<string, PromiseWords> = { es: spanish, en: english, fr: french, pt: portuguese }

/** Undefined for a language whose promises we cannot read. */
export const promiseWordsOf = (language: string): PromiseWords | undefined =>
  spoken[language.toLowerCase().split(/[-_]/)[0]!]
