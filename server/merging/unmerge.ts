import type { Who } from '#accounts'
import { accessConversation, latestSteps, loadConversation, stateOf, turnSince } from '#conversations'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { append } from '#log'
import { showLatest } from '#messages'
import { giveTagsBack } from '#tags'
import { tellMoved } from './events.ts'
import { keptAlone, mergedAlone } from './join-states.ts'
import { leave } from './merge.ts'
import { obstacle } from './merges.ts'
import * as store from './store.ts'

/**
 * Takes `otherId` out of the conversation again: what stood in it goes back, with what the customer has written in its
 * threads since; what we have answered since stays where it was written. False when it is not in there.
 * @throws Fault `forbidden`, `conversation.unknown` (404), `conversation.merged`, `merge.scattered`, `merge.on-its-way` (409)
 */
export async function unmerge(
  tx: Tx,
  who: Who,
  { conversationId, otherId, now }: { conversationId: string; otherId: string; now: number },
): Promise<boolean> {
  const kept = await accessConversation(tx, who, conversationId)
  const found = (await store.mergesInto(tx, who.workspaceId, kept.id)).find(({ mergedId }) => mergedId === otherId)
  const merged = found && (await loadConversation(tx, who.workspaceId, otherId))
  if (!merged) return false
  const blocked = await obstacle(tx, who.workspaceId, found)
  if (blocked) throw new Fault(blocked, 409)
  const unread = await store.unreadIn(tx, kept)
  await store.giveBack(tx, who.workspaceId, found)
  await store.moveThreads(tx, kept, merged.id, found.before.threads)
  const mine = Math.min(unread, found.before.unread)
  await Promise.all([
    ...[kept, merged].flatMap(each => [store.followActs(tx, each), showLatest(tx, each)]),
    store.setUnread(tx, kept, unread - mine),
    store.setUnread(tx, merged, mine),
    store.setMergedInto(tx, merged, null),
    store.markUndone(tx, who.workspaceId, found.id, now),
  ])
  const { tags } = found.before
  const tagged = tags ? await giveTagsBack(tx, kept, merged, tags) : []
  const stepsOf = (id: string) => latestSteps(tx, who.workspaceId, id)
  const [here, there] = await Promise.all([stepsOf(kept.id), stepsOf(merged.id)])
  // What we have answered here since was said to both.
  const answers = here.filter(({ direction, at }) => direction === 'out' && at >= found.at)
  const latest = { id: '', at: now + 1 }
  const turnHere = turnSince(here, latest)
  const turnThere = turnSince([...there, ...answers].toSorted(newestFirst), latest)
  await append(tx, [
    ...(await leave(tx, who, kept, {
      to: keptAlone(stateOf(kept), found.before, turnHere),
      ...{ says: 'unmerged', other: merged.id, now },
    })),
    ...(await leave(tx, who, merged, {
      to: mergedAlone(found.before, turnThere),
      ...{ says: 'unmerged', other: kept.id, now },
    })),
    ...tagged,
    tellMoved('conversation.unmerged', kept, merged.id),
  ])
  return true
}

const newestFirst = (one: { at: number; id: string }, other: { at: number; id: string }): number =>
  other.at - one.at || (other.id < one.id ? -1 : 1)
