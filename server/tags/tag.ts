import type { Who } from '#accounts'
import { accessConversation, personOf } from '#conversations'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { append } from '#log'
import type { Tagging } from '#protocol'
import { tellTagged } from './events.ts'
import { writeTagged } from './line.ts'
import { listTags, saveTagsOn, tagsOn } from './store.ts'

type TagAsk = Tagging & { conversationId: string; now: number }

const most = 20

/** Puts tags on a conversation and takes others off. False when nothing changed. @throws Fault as `changeTags` */
export const tag = async (tx: Tx, who: Who, asked: TagAsk): Promise<boolean> =>
  (await changeTags(tx, who, asked)) !== undefined

/**
 * The same, and tells which; undefined when nothing changed. What is on already, or is not on, changes nothing; what is
 * asked both ways is put on. @throws Fault `forbidden`, `conversation.unknown`, `tag.unknown` (404) also for one that is
 * archived and not on it, `tag.full` (422)
 */
export async function changeTags(
  tx: Tx,
  who: Who,
  { conversationId, add, remove, now }: TagAsk,
): Promise<{ added: string[]; removed: string[] } | undefined> {
  const conversation = await accessConversation(tx, who, conversationId)
  const before = await tagsOn(tx, who.workspaceId, conversationId)
  const added = [...new Set(add)].filter(id => !before.includes(id))
  const removed = [...new Set(remove)].filter(id => before.includes(id) && !add.includes(id))
  if (added.length + removed.length === 0) return undefined
  if (added.length > 0) await mustBeTags(tx, who, added)
  const after = [...before.filter(id => !removed.includes(id)), ...added]
  // More may have come along with a merge; they can be taken off one by one.
  if (added.length > 0 && after.length > most) throw new Fault('tag.full', 422, { max: most })
  await saveTagsOn(tx, conversation, { added, removed, now: after })
  const lineId = await writeTagged(tx, conversation, { by: personOf(who), added, removed }, now)
  await append(tx, [tellTagged(conversation, { added, removed }, lineId)])
  return { added, removed }
}

async function mustBeTags(tx: Tx, who: Who, ids: readonly string[]): Promise<void> {
  const known = new Set((await listTags(tx, who.workspaceId)).filter(each => !each.isArchived).map(each => each.id))
  if (ids.some(id => !known.has(id))) throw new Fault('tag.unknown', 404)
}
