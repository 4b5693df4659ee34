/**
 * Conversations: what customers wrote and what we answered, in one timeline; who holds it, and whose turn it is.
 * Promises: a message is stored once; a deed done twice is done once; a reply is checked against its place before it is
 * stored; closing has a reason. What concerns a customer is written by one at a time (lockCustomers).
 * Events: see events.ts.
 */
export type { ConversationEvent, MessageEvent } from './events.ts'
export { type Arrival, messageRef, type StoredPart, threadIdOf } from './arrival.ts'
export { receive, type Received } from './receive.ts'
export { applyEarlySignals, applySignals, type Signal, type SignalDeed } from './signal.ts'
export { takeForSending, type Outgoing } from './take-for-sending.ts'
export { settleFailed, settleReceipt, settleUnsure } from './settle.ts'
export { settleSent } from './settle-sent.ts'

export { accessConversation } from './access.ts'
export { reply, usualHoldMs, type NewReply, type Then } from './reply.ts'
export { withdraw } from './withdraw.ts'
export { retry } from './retry.ts'
export { note, type NewNote } from './note.ts'
export { assign, type Assignment } from './assign.ts'
export { snooze } from './snooze.ts'
export { conversationTimers, wake } from './wake.ts'
export { close } from './close.ts'
export { reopen } from './reopen.ts'
export { markRead } from './mark-read.ts'
export { composerRules, deedFor, lengthOf, type Heard, type Place } from './reply-rules.ts'
export { inboxPage, type InboxPage } from './inbox.ts'
export type { InboxAsk } from './inbox-query.ts'
export { rowsOf, type Named } from './rows.ts'
export { conversation, conversationsOf, type ConversationFacts } from './conversation.ts'
export { messages, messagesOf, messageVersions, type MessagesAsk, type MessagesPage } from './messages.ts'
export type { MessageFacts } from './message-facts.ts'
export { showMessage } from './show-message.ts'
export { followLog } from './follow-log.ts'
export { addDefaultReasons, addReason, defaultReasons, editReason, reasons, type ReasonEdit } from './reasons.ts'
