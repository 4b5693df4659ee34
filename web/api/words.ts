import { type Key, usePageTexts, useText } from '#web/texts'
import { codeWords } from './code-words.ts'
import { isFault } from './fault.ts'

// The words of faults are not needed before anything is seen: they come right after, with those of the pages.

/** Says a fault in the reader's language; what has no words of its own is said in general ones. */
export function useFaultWords(): (thrown: unknown) => string {
  usePageTexts()
  const t = useText()
  return thrown =>
    (isFault(thrown) && codeWords(t, thrown.code, { status: thrown.status, ...thrown.values })) ||
    t('common.unexpected')
}

/** The words for one field of a form, if the fault names it. */
export function useFieldWords(): (thrown: unknown, field: string) => string | undefined {
  usePageTexts()
  const t = useText()
  return (thrown, field) => {
    if (!isFault(thrown)) return undefined
    const found = thrown.fields.find(one => one.field === field || one.field.endsWith(`.${field}`))
    if (!found) return undefined
    const key = `fault.field.${found.code}` as Key
    const words = t(key)
    return words === key ? t('fault.field.malformed') : words
  }
}

/** The words for a fault that is told by its code alone, with what else is known of it. */
export function useCodeWords(): (code: string, values?: Record<string, string | number>) => string | undefined {
  usePageTexts()
  const t = useText()
  return (code, values = {}) => codeWords(t, code, values)
}
