import type { MessageState } from './messages.ts'

/**
 * The web chat. The widget is given its profile by the script tag and talks to /chat/<profile>/….
 * A visitor is known by a token that the server signs; it is kept in the browser and sent with everything.
 */

/** GET /chat/<profile>: what the widget needs to draw itself. */
export type ChatProfile = {
  profile: string
  connection: string
  name: string
  language: 'es' | 'en'
  color: string
  greeting: string
  position: 'end' | 'start'
  maxFileBytes: number
  maxTextLength: number
}

/**
 * POST /chat/<profile>/visitor. `token` is an earlier one, to be renewed; `identity` the brand's own signed statement
 * of who this is (a JWT, HS256, by the profile's identity secret: sub, name, email, exp).
 */
export type VisitorAsk = { token?: string; identity?: string; language?: string }
export type VisitorToken = { token: string; visitor: string }

/** POST /hooks/<connection>: everything that a visitor does. The token is in the body, so that the body is all there is. */
export type ChatPost = { token: string; events: ChatEvent[] }
export type ChatEvent =
  /** `id` is a UUID made by the browser: the same id twice is one message. `at` is the browser's clock. */
  | {
      type: 'message'
      id: string
      at: number
      text: string
      files: { id: string; name: string; type: string; size: number }[]
    }
  | { type: 'read'; upTo: number }

/** GET /chat/<profile>/messages?after=&before= with `Authorization: Bearer TOKEN`; newest 50, oldest first. */
export type ChatMessages = { messages: ChatMessage[]; earlier: string | null }
export type ChatMessage = {
  id: string
  /** The id given by this browser, on the visitor's own messages. */
  clientId: string | null
  mine: boolean
  /** `picture`: the path of theirs on this server. */
  author: { name: string; kind: 'agent' | 'bot' | 'visitor'; picture?: string }
  text: string | null
  files: {
    id: string
    name: string
    type: string
    size: number | null
    address: string | null
    thumbnail: string | null
  }[]
  at: number
  state: MessageState
  deleted: boolean
  edited: boolean
}

/** WebSocket /chat/<profile>/live?token=…: messages as they come, and who is typing. The visitor says `typing`. */
export type ChatFrame =
  | { kind: 'messages'; messages: ChatMessage[] }
  | { kind: 'typing'; name: string; until: number }
  | { kind: 'again' }
export type ChatSay = { kind: 'typing'; until: number }

/** POST /chat/<profile>/files with the file as the body, `Content-Type` and `X-Name` (percent-encoded), Bearer token. */
export type ChatFile = { id: string; name: string; type: string; size: number }
