import type { Who } from '#accounts'
import type { Tx } from '#db'
import { byName, nameKey } from '#lib'
import type { Tag } from '#protocol'
import { listTags } from './store.ts'

/** All of them by name, archived ones too: they stand on what they were put on. */
export async function tags(tx: Tx, { workspaceId }: Who): Promise<Tag[]> {
  const found = await listTags(tx, workspaceId)
  return found.toSorted((one, other) => byName(one, other) || (one.id < other.id ? -1 : 1))
}

/** The ids of those that are called so, archived ones too; of those whose name begins so, when none is. */
export async function tagsCalled(tx: Tx, workspaceId: string, name: string): Promise<string[]> {
  const key = nameKey(name)
  const all = (await listTags(tx, workspaceId)).map(tag => ({ id: tag.id, key: nameKey(tag.name) }))
  const exact = all.filter(tag => tag.key === key)
  const found = exact.length > 0 ? exact : all.filter(tag => tag.key.startsWith(key))
  return found.map(({ id }) => id)
}
