import { type Key, useText } from '#web/texts'
import { isFault } from './fault.ts'

/** Says a fault in the reader's language; what has no words of its own is said in general ones. */
export function useFaultWords(): (thrown: unknown) => string {
  const t = useText()
  return thrown => {
    if (!isFault(thrown)) return t('fault.unexpected', { status: 0 })
    const key = `fault.${thrown.code}` as Key
    const words = t(key, { status: thrown.status, ...thrown.values })
    return words === key ? t('fault.unexpected', { status: thrown.status }) : words
  }
}

/** The words for one field of a form, if the fault names it. */
export function useFieldWords(): (thrown: unknown, field: string) => string | undefined {
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
