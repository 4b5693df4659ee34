import type { Who } from '#accounts'
import { accessConversation, type ConversationRow, customersOf, personOf } from '#conversations'
import { lockCustomers } from '#customers'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { append, type NewEvent } from '#log'
import type { Case, CaseLinked } from '#protocol'
import { accessCase } from './access.ts'
import { tellCase } from './events.ts'
import { reopen } from './reopen.ts'
import { say } from './say.ts'
import { deleteLink, insertLink, type Link, linksOf, loadCase, mostConversations, roomIn } from './store.ts'

type Asked = {
  caseId: string
  conversationIds: readonly string[]
  /** The case that they may be taken out of for it; those of yet another one stay there. */
  instead?: string | undefined
  now: number
}

/**
 * Says of conversations that they are of this case. Who is second gets what stands: one that is of another case by now
 * stays there, and is told. A case that was settled is open again with a conversation that is.
 * @throws Fault `forbidden`, `conversation.unknown`, `case.unknown` (404), `conversation.merged`, `case.full` (409)
 */
export async function linkToCase(
  tx: Tx,
  who: Who,
  { caseId, conversationIds, instead, now }: Asked,
): Promise<CaseLinked> {
  const conversations = await accessAll(tx, who, conversationIds)
  const found = await accessCase(tx, who, caseId)
  const { told, ...linked } = await linkThese(tx, who, { found, conversations, instead, now })
  await append(tx, told)
  return linked
}

/** All at once, in the order that everybody keeps to. */
export async function accessAll(tx: Tx, who: Who, given: readonly string[]): Promise<ConversationRow[]> {
  const ids = [...new Set(given)]
  await lockCustomers(tx, await customersOf(tx, who.workspaceId, ids))
  const conversations: ConversationRow[] = []
  for (const id of ids) conversations.push(await accessConversation(tx, who, id))
  return conversations
}

type These = { found: Case; conversations: readonly ConversationRow[]; instead?: string | undefined; now: number }

export async function linkThese(
  tx: Tx,
  who: Who,
  { found, conversations, instead, now }: These,
): Promise<CaseLinked & { told: NewEvent[] }> {
  const { workspaceId } = who
  const ids = conversations.map(({ id }) => id)
  const [links, room] = await Promise.all([linksOf(tx, workspaceId, ids), roomIn(tx, workspaceId, found.id)])
  const standing: CaseLinked['standing'] = []
  const told: NewEvent[] = []
  const linked: ConversationRow[] = []
  for (const conversation of conversations) {
    const { id } = conversation
    const link = links.get(id)
    if (link?.caseId === found.id) continue
    const other = link && (await loadCase(tx, workspaceId, link.caseId))
    if (link && other && other.id !== instead) {
      standing.push({ conversationId: id, caseId: other.id, number: other.number })
      continue
    }
    if (linked.length >= room) throw new Fault('case.full', 409, { max: mostConversations })
    if (link && other) told.push(...(await takeOut(tx, who, { conversation, link, from: other, now })))
    await insertLink(tx, workspaceId, {
      ...{ conversationId: id, caseId: found.id, viaId: null },
      ...{ at: now, by: personOf(who) },
    })
    told.push(...(await say(tx, conversation, { deed: 'case-linked', by: personOf(who), of: found, now })))
    told.push(tellCase(workspaceId, 'case.linked', found, { conversation: id }))
    linked.push(conversation)
  }
  if (found.state === 'settled' && linked.some(({ status }) => status !== 'closed'))
    told.push(await reopen(tx, workspaceId, found, { counts: true }))
  return { linked: linked.length, standing, told }
}

/** False when it was of none. @throws Fault `forbidden`, `conversation.unknown` (404), `conversation.merged` (409) */
export async function unlinkFromCase(
  tx: Tx,
  who: Who,
  { conversationId, now }: { conversationId: string; now: number },
): Promise<boolean> {
  const conversation = await accessConversation(tx, who, conversationId)
  const link = (await linksOf(tx, who.workspaceId, [conversationId])).get(conversationId)
  const from = link && (await loadCase(tx, who.workspaceId, link.caseId))
  if (!from) return false
  await append(tx, await takeOut(tx, who, { conversation, link, from, now }))
  return true
}

type Out = { conversation: ConversationRow; link: Link; from: Case; now: number }

async function takeOut(tx: Tx, who: Who, { conversation, link, from, now }: Out): Promise<NewEvent[]> {
  await deleteLink(tx, who.workspaceId, link, { alsoMerged: true })
  return [
    ...(await say(tx, conversation, { deed: 'case-unlinked', by: personOf(who), of: from, now })),
    tellCase(who.workspaceId, 'case.unlinked', from, { conversation: conversation.id }),
  ]
}
