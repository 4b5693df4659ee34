import { record, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault, newId } from '#lib'
import { append } from '#log'
import { type Tag, type TagHue, tagHues } from '#protocol'
import type { TagEvent } from './events.ts'
import { freeName } from './name.ts'
import { mustBeAbleToAdd } from './rules.ts'
import { insertTag, listTags, lockTags } from './store.ts'

type NewTag = { name: string; hue?: TagHue | undefined; now: number }

const most = 500

/**
 * Makes a tag; without a hue it gets one that is rare so far. @throws Fault `forbidden`, `tag.closed` (403), `tag.empty`,
 * `tag.long`, `tag.many` (422), `tag.taken` (409)
 */
export async function addTag(tx: Tx, who: Who, { name, hue, now }: NewTag): Promise<Tag> {
  await mustBeAbleToAdd(tx, who)
  await lockTags(tx, who.workspaceId)
  const others = await listTags(tx, who.workspaceId)
  if (others.length >= most) throw new Fault('tag.many', 422, { max: most })
  const tag = { id: newId(now), name: freeName(name, others), hue: hue ?? rarest(others) }
  await insertTag(tx, who.workspaceId, tag)
  await record(tx, who, 'tag.added', tag.id, { name: tag.name })
  await append(tx, [{ workspaceId: who.workspaceId, kind: 'tag.added' satisfies TagEvent, subjectId: tag.id }])
  return { ...tag, isArchived: false }
}

function rarest(tags: readonly Tag[]): TagHue {
  const used = (hue: TagHue) => tags.filter(tag => tag.hue === hue && !tag.isArchived).length
  return tagHues.reduce((best, hue) => (used(hue) < used(best) ? hue : best))
}
