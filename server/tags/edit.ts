import { mustBeAble, record, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { append } from '#log'
import type { Tag, TagHue } from '#protocol'
import type { TagEvent } from './events.ts'
import { freeName } from './name.ts'
import { listTags, lockTags, saveTag } from './store.ts'

type TagEdit = {
  id: string
  name?: string | undefined
  hue?: TagHue | undefined
  isArchived?: boolean | undefined
}

/**
 * Renames a tag, colours it, archives it or takes it back. @throws Fault `forbidden`, `tag.unknown` (404), `tag.empty`,
 * `tag.long` (422), `tag.taken` (409) also when its name was given to another meanwhile
 */
export async function editTag(tx: Tx, who: Who, edit: TagEdit): Promise<Tag> {
  mustBeAble(who, 'supervise')
  await lockTags(tx, who.workspaceId)
  const all = await listTags(tx, who.workspaceId)
  const before = all.find(tag => tag.id === edit.id)
  if (!before) throw new Fault('tag.unknown', 404)
  const isArchived = edit.isArchived ?? before.isArchived
  const others = isArchived ? [] : all.filter(tag => tag.id !== edit.id)
  const after = { ...before, isArchived, hue: edit.hue ?? before.hue, name: freeName(edit.name ?? before.name, others) }
  await saveTag(tx, who.workspaceId, after)
  await record(tx, who, 'tag.changed', edit.id, { name: after.name })
  await append(tx, [{ workspaceId: who.workspaceId, kind: 'tag.changed' satisfies TagEvent, subjectId: edit.id }])
  return after
}
