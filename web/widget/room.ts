import type { ChatProfile } from '#protocol'
import type { Chat } from './chat.ts'
import type { State } from './store.ts'
import type { Language, Texts } from './texts.ts'

/** What every part of the picture is drawn from. */
export type Room = { state: State; profile: ChatProfile; chat: Chat; words: Texts; language: Language; now: number }
export type InRoom = { room: Room }
