import { Fault, nameKey, oneLine } from '#lib'
import { longestTag, type Tag } from '#protocol'

/**
 * A name as it is kept: one line, nothing in it that cannot be seen. @throws Fault `tag.empty`, `tag.long` (422),
 * `tag.taken` (409) when another that can be put on is called so
 */
export function freeName(asked: string, others: readonly Tag[]): string {
  const name = oneLine(asked)
  if (!name) throw new Fault('tag.empty', 422)
  if ([...name].length > longestTag) throw new Fault('tag.long', 422, { max: longestTag })
  const key = nameKey(name)
  if (others.some(other => !other.isArchived && nameKey(other.name) === key))
    throw new Fault('tag.taken', 409, { name })
  return name
}
