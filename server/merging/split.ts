import type { Who } from '#accounts'
import {
  accessConversation,
  beginConversation,
  type ConversationRow,
  latestSteps,
  loadConversation,
  stateOf,
  turnSince,
  wordOf,
} from '#conversations'
import type { Tx } from '#db'
import { Fault, newId } from '#lib'
import { append, type NewEvent } from '#log'
import { loadMessage, showLatest } from '#messages'
import { giveTagsBack } from '#tags'
import { tellMoved } from './events.ts'
import { withTurn } from './join-states.ts'
import { leave } from './merge.ts'
import * as store from './store.ts'

/**
 * From a message on it is another matter: that and what came after it stands in a new conversation, where the thread goes
 * on. Returns its id.
 * @throws Fault `forbidden`, `conversation.unknown`, `message.unknown` (404), `conversation.merged`, `conversation.closed`,
 * `split.not-here`, `merge.on-its-way` (409)
 */
export async function split(
  tx: Tx,
  who: Who,
  { conversationId, messageId, now }: { conversationId: string; messageId: string; now: number },
): Promise<string> {
  const first = await accessConversation(tx, who, conversationId)
  const message = await loadMessage(tx, who.workspaceId, messageId)
  if (message?.conversationId !== first.id) throw new Fault('message.unknown', 404)
  if (first.status === 'closed') throw new Fault('conversation.closed', 409)
  if (message.direction !== 'in') throw new Fault('split.not-here', 409)
  if (!(await store.isSaidBefore(tx, who.workspaceId, message))) throw new Fault('split.not-here', 409)
  if (await store.hasReplyOnItsWay(tx, who.workspaceId, [first.id])) throw new Fault('merge.on-its-way', 409)
  const id = newId(now)
  await beginConversation(tx, first, { id, identityId: message.identityId, at: message.at })
  await store.moveLines(tx, first, id, message)
  await store.moveThreads(tx, first, id)
  const second = (await loadConversation(tx, who.workspaceId, id))!
  const turnOf = async (each: string) =>
    turnSince(await latestSteps(tx, who.workspaceId, each), { id: '', at: now + 1 })
  const [turnBefore, turnAfter, answeredAt] = await Promise.all([
    turnOf(first.id),
    turnOf(id),
    store.firstAnswerIn(tx, second),
    store.followActs(tx, second),
    showLatest(tx, first),
    showLatest(tx, second),
    store.shareUnread(tx, first, second),
  ])
  // Told as it opens; the line that it leaves changes nothing of that.
  const opened = withTurn({ ...stateOf(second), firstAnsweredAt: answeredAt }, turnAfter)
  const lines = [
    ...(await leave(tx, who, first, {
      to: withTurn(stateOf(first), turnBefore),
      ...{ says: 'split', other: id, now },
    })),
    ...(await leave(tx, who, { ...second, ...opened }, { to: opened, says: 'split-off', other: first.id, now })),
  ]
  const along = await takenAlong(tx, first, second)
  const detail = { status: opened.status, holder: wordOf(opened.holder) }
  await append(tx, [
    { workspaceId: who.workspaceId, kind: 'conversation.opened', conversationId: id, detail },
    ...lines,
    ...along.told,
    tellMoved('conversation.split', first, id, along.took),
  ])
  return id
}

/** What one merge brought, and stands in the new conversation as a whole, takes its tags along. */
async function takenAlong(tx: Tx, first: ConversationRow, second: ConversationRow) {
  const took: string[] = []
  const told: NewEvent[] = []
  for (const merge of await store.mergesInto(tx, first.workspaceId, first.id)) {
    if (await store.isScattered(tx, first.workspaceId, { ...merge, keptId: second.id })) continue
    took.push(merge.mergedId)
    if (merge.before.tags) told.push(...(await giveTagsBack(tx, first, second, merge.before.tags)))
  }
  return { took, told }
}
