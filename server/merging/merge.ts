import type { Who } from '#accounts'
import {
  accessConversation,
  type ConversationRow,
  loadConversation,
  mustReach,
  personOf,
  stateOf,
  writeChange,
} from '#conversations'
import type { Tx } from '#db'
import { Fault, newId } from '#lib'
import { append } from '#log'
import { showLatest } from '#messages'
import { takeTagsAlong } from '#tags'
import { tellMoved } from './events.ts'
import { emptied, joined } from './join-states.ts'
import * as store from './store.ts'

/**
 * Takes all that was said in `otherId` into `conversationId`, in the order of time; what comes later in its threads
 * arrives there too. Both are of one customer on one account of ours: else an answer would not go where it was asked.
 * False when they are one already.
 * @throws Fault `forbidden`, `conversation.unknown` (404), `conversation.merged`, `merge.apart`, `merge.on-its-way` (409)
 */
export async function merge(
  tx: Tx,
  who: Who,
  { conversationId, otherId, now }: { conversationId: string; otherId: string; now: number },
): Promise<boolean> {
  const kept = await accessConversation(tx, who, conversationId)
  await mustReach(tx, who, otherId)
  const merged = await loadConversation(tx, who.workspaceId, otherId)
  if (!merged) throw new Fault('conversation.unknown', 404)
  if (merged.mergedInto === kept.id) return false
  await mustJoin(tx, kept, merged)
  const state = { kept: stateOf(kept), merged: stateOf(merged) }
  const to = joined(state.kept, state.merged)
  const [unread, unreadHere] = await Promise.all([store.unreadIn(tx, merged), store.unreadIn(tx, kept)])
  const threads = await store.moveThreads(tx, merged, kept.id)
  const { gone: tags, told } = await takeTagsAlong(tx, merged, kept)
  await store.remember(tx, who.workspaceId, {
    ...{ id: newId(now), keptId: kept.id, mergedId: merged.id, byId: personOf(who), at: now },
    before: { ...state, after: to, unread, threads, tags },
  })
  await store.moveLines(tx, merged, kept.id)
  await Promise.all([
    store.followActs(tx, kept),
    showLatest(tx, kept),
    store.setUnread(tx, kept, unread + unreadHere),
    store.showEmpty(tx, merged),
    store.setMergedInto(tx, merged, kept.id),
  ])
  await append(tx, [
    ...(await leave(tx, who, kept, { to, says: 'merged', other: merged.id, now })),
    ...(await leave(tx, who, merged, {
      to: emptied(state.merged, now),
      says: 'merged-into',
      other: kept.id,
      now,
    })),
    ...told,
    tellMoved('conversation.merged', kept, merged.id),
  ])
  return true
}

async function mustJoin(tx: Tx, kept: ConversationRow, merged: ConversationRow): Promise<void> {
  if (merged.mergedInto !== null) throw new Fault('conversation.merged', 409)
  const isOneMatter = merged.customerId === kept.customerId && merged.profileId === kept.profileId
  if (!isOneMatter || merged.id === kept.id) throw new Fault('merge.apart', 409)
  if (await store.hasReplyOnItsWay(tx, kept.workspaceId, [kept.id, merged.id])) throw new Fault('merge.on-its-way', 409)
}

type Left = {
  to: Parameters<typeof writeChange>[2]['to']
  says: 'merged' | 'merged-into' | 'unmerged' | 'split' | 'split-off'
  other: string
  now: number
}

/** How a conversation stands afterwards, with the line that says why. */
export const leave = (tx: Tx, who: Who, conversation: ConversationRow, { to, says, other, now }: Left) =>
  writeChange(tx, conversation, {
    to,
    deed: says === 'merged-into' ? 'merged' : says === 'split-off' ? 'split' : says,
    line: { says: { deed: says, by: personOf(who), other } },
    now,
  })
