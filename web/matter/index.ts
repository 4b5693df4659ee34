// What a case and an incident show alike: the conversations that they hold, with how each of them stands.
export { ConversationLines, STATUS_NAMES } from './conversation-lines.tsx'
