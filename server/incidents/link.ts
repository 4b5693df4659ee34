import type { Who } from '#accounts'
import { accessConversation, type ConversationRow, customersOf, personOf, stateOf, writeChange } from '#conversations'
import { lockCustomers } from '#customers'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { append, type NewEvent } from '#log'
import type { Incident } from '#protocol'
import { tellIncident } from './events.ts'
import { incidentOf, link, lockIncident, loadIncident, unlink } from './store.ts'

/**
 * Says of conversations that this is their cause; one that had another cause changes it. Returns how many were not linked
 * to it before. @throws Fault `forbidden`, `conversation.unknown`, `incident.unknown` (404), `conversation.merged` (409)
 */
export async function linkToIncident(
  tx: Tx,
  who: Who,
  { incidentId, conversationIds, now }: { incidentId: string; conversationIds: readonly string[]; now: number },
): Promise<number> {
  const ids = [...new Set(conversationIds)]
  // All at once, in the order that everybody keeps to.
  await lockCustomers(tx, await customersOf(tx, who.workspaceId, ids))
  const conversations: ConversationRow[] = []
  for (const id of ids) conversations.push(await accessConversation(tx, who, id))
  const found = await lockIncident(tx, who.workspaceId, incidentId)
  if (!found) throw new Fault('incident.unknown', 404)
  const told: NewEvent[] = []
  let count = 0
  for (const conversation of conversations) {
    const before = await incidentOf(tx, who.workspaceId, conversation.id)
    if (before === incidentId) continue
    if (before !== undefined) told.push(...(await takeOut(tx, who, conversation, before, now)))
    const { id, customerId } = conversation
    await link(tx, who.workspaceId, { conversationId: id, incidentId, customerId, at: now, by: personOf(who) })
    told.push(...(await say(tx, who, conversation, { deed: 'incident-linked', incident: found, now })))
    count++
  }
  if (count > 0) await append(tx, [...told, tellIncident(who.workspaceId, 'incident.changed', incidentId)])
  return count
}

/** False when it had none. @throws Fault `forbidden`, `conversation.unknown` (404), `conversation.merged` (409) */
export async function unlinkFromIncident(
  tx: Tx,
  who: Who,
  { conversationId, now }: { conversationId: string; now: number },
): Promise<boolean> {
  const conversation = await accessConversation(tx, who, conversationId)
  const before = await incidentOf(tx, who.workspaceId, conversationId)
  if (before === undefined) return false
  await append(tx, await takeOut(tx, who, conversation, before, now))
  return true
}

async function takeOut(tx: Tx, who: Who, conversation: ConversationRow, incidentId: string, now: number) {
  const found = await loadIncident(tx, who.workspaceId, incidentId)
  await unlink(tx, who.workspaceId, conversation.id)
  return [
    ...(found ? await say(tx, who, conversation, { deed: 'incident-unlinked', incident: found, now }) : []),
    tellIncident(who.workspaceId, 'incident.changed', incidentId),
  ]
}

type Said = { deed: 'incident-linked' | 'incident-unlinked'; incident: Incident; now: number }

/** The line in the timeline; the conversation itself stays as it is. */
const say = (tx: Tx, who: Who, conversation: ConversationRow, { deed, incident: { id, name }, now }: Said) =>
  writeChange(tx, conversation, {
    to: stateOf(conversation),
    deed: 'linked',
    line: { says: { deed, by: personOf(who), id, name } },
    now,
  })
