import type { ConversationRow } from '#conversations'
import type { Tx } from '#db'
import type { NewEvent } from '#log'
import { tellTagged } from './events.ts'
import { saveTagsOn, tagsOn } from './store.ts'

/** What is kept of tags that went along: those that were on the conversation, and those that the other one did not have. */
export type TagsGone = { tags: string[]; added: string[] }

type Place = Pick<ConversationRow, 'workspaceId' | 'id'>

/** What was said in a conversation goes into another one: so do its tags. The caller appends the events. */
export async function takeTagsAlong(tx: Tx, from: Place, to: Place): Promise<{ gone: TagsGone; told: NewEvent[] }> {
  const [tags, there] = [await tagsOn(tx, from.workspaceId, from.id), await tagsOn(tx, to.workspaceId, to.id)]
  const added = tags.filter(id => !there.includes(id))
  const told = [
    ...(await change(tx, from, { added: [], removed: tags, now: [] })),
    ...(await change(tx, to, { added, removed: [], now: [...there, ...added] })),
  ]
  return { gone: { tags, added }, told }
}

/** Gives them back, also to a third one in which all of it stands now; what was done with the others since stays. */
export async function giveTagsBack(tx: Tx, from: Place, to: Place, gone: TagsGone): Promise<NewEvent[]> {
  const [here, there] = [await tagsOn(tx, from.workspaceId, from.id), await tagsOn(tx, to.workspaceId, to.id)]
  const removed = here.filter(id => gone.added.includes(id))
  const added = gone.tags.filter(id => !there.includes(id))
  return [
    ...(await change(tx, from, { added: [], removed, now: here.filter(id => !removed.includes(id)) })),
    ...(await change(tx, to, { added, removed: [], now: [...there, ...added] })),
  ]
}

type Change = { added: string[]; removed: string[]; now: string[] }

async function change(tx: Tx, place: Place, { added, removed, now }: Change): Promise<NewEvent[]> {
  if (added.length + removed.length === 0) return []
  await saveTagsOn(tx, place, { added, removed, now })
  return [tellTagged(place, { added, removed })]
}
