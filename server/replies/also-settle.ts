import type { Who } from '#accounts'
import {
  arrived,
  type ConversationRow,
  decide,
  deleteLine,
  isFollowed,
  latestSteps,
  loadConversation,
  markRead,
  personOf,
  stateOf,
  turnAfter,
  turnSince,
  unanswered,
  withdrawn,
  writeChange,
} from '#conversations'
import { lockCustomers } from '#customers'
import type { Tx } from '#db'
import { Fault, idOf } from '#lib'
import type { NewEvent } from '#log'
import { type MessageRow, tellMessage } from '#messages'
import { correctWaysBack } from './ways-back.ts'
import { type AlsoSettled, alsoSettledBy, forgetAlsoSettled, keepAlsoSettled } from './store.ts'

type Answer = { id: string; conversation: ConversationRow; now: number }
type Place = { tx: Tx; answer: Pick<MessageRow, 'workspaceId' | 'id'>; conversation: ConversationRow }

const lineId = (messageId: string, conversationId: string) => idOf('settled', messageId.toLowerCase(), conversationId)
const lostLineId = (messageId: string, conversationId: string) =>
  idOf('unsettled', messageId.toLowerCase(), conversationId)

/** The other conversations that a reply is to settle. @throws Fault `conversation.unknown` (404) */
export async function othersToSettle(
  tx: Tx,
  conversation: ConversationRow,
  ids: readonly string[],
): Promise<ConversationRow[]> {
  const named = [...new Set(ids.map(id => id.toLowerCase()))].filter(id => id !== conversation.id)
  const found = await Promise.all(named.map(id => loadConversation(tx, conversation.workspaceId, id)))
  return found.map(other => {
    // What another customer wrote is not there for this one.
    if (other?.customerId !== conversation.customerId) throw new Fault('conversation.unknown', 404)
    return other
  })
}

/** The reply answers these conversations, too, of those in which somebody waits for us. */
export async function alsoSettle(
  tx: Tx,
  who: Who,
  others: readonly ConversationRow[],
  answer: Answer,
): Promise<NewEvent[]> {
  const events: NewEvent[] = []
  for (const other of others) {
    events.push(...(await settleOne(tx, other, answer, personOf(who))))
    await markRead(tx, who, { conversationId: other.id })
  }
  return events
}

async function settleOne(tx: Tx, other: ConversationRow, { id, conversation, now }: Answer, by: string | null) {
  const outcome = decide(other, { kind: 'settle', answer: namedIn(id, conversation) }, by, now)
  if (outcome.kind !== 'changed') return []
  await keepAlsoSettled(tx, {
    ...{ workspaceId: other.workspaceId, messageId: id, conversationId: other.id, at: now },
    hold: { before: stateOf(other), after: outcome.state },
  })
  const line = { id: lineId(id, other.id), says: outcome.line! }
  return writeChange(tx, other, { to: outcome.state, deed: 'settled', line, now })
}

const namedIn = (messageId: string, { id, channel }: ConversationRow) => ({ messageId, conversationId: id, channel })

/** The reply was taken back: what it had settled waits again as it did. */
export async function putBackSettled(tx: Tx, message: MessageRow, conversation: ConversationRow, now: number) {
  const events = await eachSettled({ tx, answer: message, conversation }, async (other, { hold }, since) => {
    const turnAt = earliest(hold.before.turnAt, since)
    const to = withdrawn(other, { ...hold, before: { ...hold.before, turnAt } })
    return writeChange(tx, other, { to, deed: 'unsettled', now })
  })
  await forgetAlsoSettled(tx, message)
  return events
}

/** The reply was lost: what it had settled wants somebody again. */
export const unsettle = (tx: Tx, message: MessageRow, conversation: ConversationRow, now: number) =>
  eachSettled({ tx, answer: message, conversation }, (other, { hold }, since) => {
    const { state: to } = unanswered(other, earliest(hold.before.turnAt, since))
    const says = { deed: 'unsettled' as const, by: null, ...namedIn(message.id, conversation) }
    return writeChange(tx, other, { to, deed: 'unsettled', line: { id: lostLineId(message.id, other.id), says }, now })
  })

type Undone = (other: ConversationRow, settled: AlsoSettled, since: number | null) => Promise<NewEvent[]>

/** Takes away the lines that tell it; where nothing else has answered since, `undo` says what becomes of the conversation. */
async function eachSettled(place: Place, undo: Undone): Promise<NewEvent[]> {
  const { tx, answer } = place
  const events: NewEvent[] = []
  for (const settled of await alsoSettledBy(tx, answer)) {
    const other = await lockOther(place, settled.conversationId)
    if (!other) continue
    const line = { id: lineId(answer.id, other.id), at: settled.at }
    const steps = await latestSteps(tx, other.workspaceId, other.id)
    if (!(await deleteLine(tx, other.workspaceId, line.id))) continue
    events.push(tellMessage(other, line.id, 'message.withdrawn'))
    if (!isFollowed(steps, line)) events.push(...(await undo(other, settled, turnSince(steps, line))))
  }
  return events
}

/** A reply that was given up has arrived after all: it settles what it did, but for what was written since. */
export async function settledAfterAll(tx: Tx, message: MessageRow, conversation: ConversationRow, now: number) {
  const place = { tx, answer: message, conversation }
  const events: NewEvent[] = []
  for (const { conversationId, at } of await alsoSettledBy(tx, message)) {
    const other = await lockOther(place, conversationId)
    if (!other) continue
    const line = { id: lineId(message.id, other.id), at }
    const by = message.authorKind === 'agent' ? message.authorId : null
    const says = { deed: 'settled' as const, by, ...namedIn(message.id, conversation) }
    events.push(...(await forgetLost(tx, message.id, other)))
    const told = await writeChange(tx, other, { to: other, deed: 'settled', line: { id: line.id, says }, now: at })
    const steps = await latestSteps(tx, other.workspaceId, other.id)
    const isPast = isFollowed(steps, line)
    if (isPast) await correctWaysBack(tx, other, steps, line)
    const to = isPast ? other : arrived(other, turnAfter(steps, line))
    events.push(...told, ...(to === other ? [] : await writeChange(tx, other, { to, deed: 'settled', now })))
  }
  return events
}

/** A reply that was lost is sent once more: so it settles once more what still waits. */
export async function settleAgain(tx: Tx, who: Who, { message, conversation, now }: Again): Promise<NewEvent[]> {
  const place = { tx, answer: message, conversation }
  const events: NewEvent[] = []
  for (const { conversationId } of await alsoSettledBy(tx, message)) {
    const other = await lockOther(place, conversationId)
    if (!other) continue
    events.push(...(await forgetLost(tx, message.id, other)))
    events.push(...(await settleOne(tx, other, { id: message.id, conversation, now }, personOf(who))))
  }
  return events
}

type Again = { message: MessageRow; conversation: ConversationRow; now: number }

async function forgetLost(tx: Tx, messageId: string, other: ConversationRow): Promise<NewEvent[]> {
  const id = lostLineId(messageId, other.id)
  return (await deleteLine(tx, other.workspaceId, id)) ? [tellMessage(other, id, 'message.withdrawn')] : []
}

/** As it stands once nobody else can change it: it may be another customer's by now. */
async function lockOther({ tx, answer, conversation }: Place, id: string): Promise<ConversationRow | undefined> {
  const other = await loadConversation(tx, answer.workspaceId, id)
  if (!other || other.customerId === conversation.customerId) return other
  await lockCustomers(tx, [other.customerId])
  return loadConversation(tx, answer.workspaceId, id)
}

const earliest = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other)
