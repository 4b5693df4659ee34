import type { Who } from '#accounts'
import { type ConversationRow, personOf } from '#conversations'
import type { Tx } from '#db'
import { append } from '#log'
import type { Case } from '#protocol'
import { accessCase } from './access.ts'
import { tellCase } from './events.ts'
import { accessAll, linkThese } from './link.ts'
import { insertCase, linksOf, loadCase } from './store.ts'
import { titleOf } from './title.ts'

type NewCase = {
  /** Made by whoever opens it: the same id twice is one case. */
  id: string
  title: string
  /** The first of it. */
  conversationIds: readonly string[]
  now: number
}

/**
 * Opens a case with these conversations. Where one of them is of a case already, the others join that one, so that of two
 * who open it at once the second gets what stands. Returns which case they are of.
 * @throws Fault `forbidden`, `conversation.unknown` (404), `conversation.merged`, `case.full` (409), `case.empty` (422)
 */
export async function openCase(
  tx: Tx,
  who: Who,
  { id, title, conversationIds, now }: NewCase,
): Promise<{ caseId: string; isNew: boolean }> {
  const conversations = await accessAll(tx, who, conversationIds)
  const called = titleOf(title)
  const standing = await standingOf(tx, who, id, conversations)
  const opened = { id, title: called, openedBy: personOf(who), openedAt: now }
  const made = standing ? undefined : await insertCase(tx, who.workspaceId, opened)
  // The same asked twice at once, of conversations of different customers: who is second finds it.
  const found = standing ?? made ?? (await accessCase(tx, who, id))
  const { told } = await linkThese(tx, who, { found, conversations, now })
  await append(tx, [...(made ? [tellCase(who.workspaceId, 'case.opened', found)] : []), ...told])
  return { caseId: found.id, isNew: made !== undefined }
}

async function standingOf(
  tx: Tx,
  who: Who,
  id: string,
  conversations: readonly ConversationRow[],
): Promise<Case | undefined> {
  if (await loadCase(tx, who.workspaceId, id)) return accessCase(tx, who, id)
  const ids = conversations.map(each => each.id)
  const links = await linksOf(tx, who.workspaceId, ids)
  const [link] = ids.flatMap(each => links.get(each) ?? [])
  return link && accessCase(tx, who, link.caseId)
}
