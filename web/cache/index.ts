// What this browser holds of the server: rows, conversations, messages, counts, in the one query cache. The live stream
// changes it through `takeFrame`; one's own deeds are marked at once (`markRow`, `markMessages`) and told again by the
// event. Who is at a conversation, and who types, passes through here too and is kept nowhere.
export {
  askAgain,
  askMentions,
  drawerOf,
  dropMessage,
  heldMessage,
  type Holding,
  markAnswer,
  markAsked,
  markMessages,
  markRow,
  onNews,
  takeFrame,
} from './cache.ts'
export {
  alertsKey,
  casesKey,
  conversationKey,
  countsKey,
  incidentsKey,
  messagesKey,
  rowsKey,
  viewsKey,
} from './keys.ts'
export { leftOfCase } from './left-of-case.ts'
export { notePresence, type Present, useHere, useTheirTyping } from './presence.ts'
export {
  foresee,
  readAgain,
  useCase,
  useConversation,
  useHolding,
  useIncident,
  useIncidents,
  useMessages,
} from './queries.ts'
export { useLoading } from './use-loading.ts'
