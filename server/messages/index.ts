/**
 * Messages: what is said in a conversation: how messages are read, notes, and what happens to a message after it was
 * written.
 * Promises: a message is what was last said of it, with its earlier versions; whatever the platform tells twice counts
 * once, also what it tells before its message; what a customer deleted is gone here too.
 * Events: see events.ts.
 */
export type { MessageEvent } from './events.ts'
export { mediaOf } from './media.ts'
export { messageRef, threadIdOf, type StoredPart } from './ref.ts'
export { note, type NewNote } from './note.ts'
export { firstSaidAt } from './first-said.ts'
export { mailOf, mailPage } from './mail.ts'
export { messages, messagesOf, messageVersions, type MessagesAsk, type MessagesPage } from './messages.ts'
export { keepStraySignals, meetStrays } from './upkeep.ts'
export type { MessageFacts } from './facts.ts'
export { showMessage } from './show-message.ts'
export { hasUncovered, uncover } from './uncover.ts'
export { applyEarlySignals, applySignals, type Signal, type SignalDeed } from './signal.ts'

// For the rooms below, which write messages of their own kind.
export { type Accessed, accessMessage, lockMessage, mustReadMessage, readsMessage } from './access.ts'
export { authorOf } from './author.ts'
export { noteEnvelopes, type Repeat } from './envelopes.ts'
export { tellMessage } from './events.ts'
export { edit as editMessage, redact as redactMessage } from './signal-store.ts'
export {
  deleteHeld,
  type Echo,
  findByRef,
  loadMessage,
  type MessageRow,
  nextReply,
  saveMessageState,
  saveUndo,
  showLast,
  showLatest,
  type Undo,
} from './store.ts'
