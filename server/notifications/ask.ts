import type { Who } from '#accounts'
import { accessConversation, assign } from '#conversations'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { append } from '#log'
import { mustBePerson } from './choices.ts'
import type { NotificationEvent } from './events.ts'
import { makeNews } from './make.ts'
import { findOne, writeRead } from './store.ts'

/**
 * Asks the colleague who holds a conversation for it. Asked twice, they are asked once.
 * @throws Fault `forbidden` (403), `conversation.unknown` (404), `holder.nobody` (409) where no colleague holds it
 */
export async function askFor(
  tx: Tx,
  who: Who,
  { conversationId, now }: { conversationId: string; now: number },
): Promise<void> {
  const personId = mustBePerson(who)
  const { workspaceId, holder } = await accessConversation(tx, who, conversationId)
  if (holder.kind !== 'agent' || holder.id === personId) throw new Fault('holder.nobody', 409)
  const asked = {
    workspaceId,
    personId: holder.id,
    kind: 'asked' as const,
    conversationId,
    subjectId: personId,
    at: now,
  }
  await append(tx, await makeNews(tx, [asked]))
}

/**
 * The answer of whoever was asked: the conversation goes to whoever asked for it, or stays and they are told.
 * @throws Fault `forbidden` (403), `notification.unknown` (404) also once it is answered, `colleague.unknown` (404),
 * `conversation.closed` (409)
 */
export async function answerAsk(
  tx: Tx,
  who: Who,
  { id, gives, now }: { id: string; gives: boolean; now: number },
): Promise<void> {
  const place = { workspaceId: who.workspaceId, personId: mustBePerson(who) }
  const asked = await findOne(tx, place, id)
  if (asked?.kind !== 'asked' || asked.readAt !== null || asked.subjectId === null)
    throw new Fault('notification.unknown', 404)
  const { conversationId, subjectId } = asked
  if (conversationId === null) throw new Fault('notification.unknown', 404)
  if (gives) await assign(tx, who, { conversationId, to: { kind: 'agent', id: subjectId }, now })
  const kept = {
    ...place,
    personId: subjectId,
    kind: 'kept' as const,
    conversationId,
    subjectId: place.personId,
    at: now,
  }
  const told = gives ? [] : await makeNews(tx, [kept])
  await writeRead(tx, place, { id }, now)
  await append(tx, [
    ...told,
    { workspaceId: who.workspaceId, kind: 'notification.read' satisfies NotificationEvent, subjectId: place.personId },
  ])
}
