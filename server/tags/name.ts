import { cleanText, Fault } from '#lib'
import { longestTag, type Tag } from '#protocol'
import { keyOf } from './tags.ts'

// But for the two that join and part letters and signs.
const invisible = /(?!\u200C|\u200D)[\p{Cc}\p{Cf}]/gu

/**
 * A name as it is kept: one line, nothing in it that cannot be seen. @throws Fault `tag.empty`, `tag.long` (422),
 * `tag.taken` (409) when another that can be put on is called so
 */
export function freeName(asked: string, others: readonly Tag[]): string {
  const name = cleanText(asked).replaceAll(/\s+/gu, ' ').replaceAll(invisible, '').trim()
  if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(name)) throw new Fault('tag.empty', 422)
  if ([...name].length > longestTag) throw new Fault('tag.long', 422, { max: longestTag })
  const key = keyOf(name)
  if (others.some(other => !other.isArchived && keyOf(other.name) === key)) throw new Fault('tag.taken', 409, { name })
  return name
}
