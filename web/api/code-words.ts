import type { Key, Translate } from '#web/texts'

/**
 * The words for a fault of this code, in the reader's language. Undefined where there are none, or where they want to
 * know more than was told: then something more general has to do.
 */
export function codeWords(t: Translate, code: string, values: Record<string, string | number>): string | undefined {
  const key = `fault.${code}` as Key
  try {
    const words = t(key, values)
    return words === key ? undefined : words
  } catch {
    return undefined
  }
}
