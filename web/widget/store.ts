import type { ChatMessage, ChatProfile } from '#protocol'
import type { Refused } from './files.ts'
import type { Talk } from './merge.ts'
import type { Entry } from './outbox.ts'

/** All that is shown: the picture follows from it alone. */
export type State = {
  profile: ChatProfile | undefined
  isOpen: boolean
  /** Open, it is the whole screen. */
  isPhone: boolean
  /** The server can't be reached now. */
  isAway: boolean
  phase: 'idle' | 'loading' | 'ready' | 'failed'
  talk: Talk
  readUpTo: number
  /** What came while the reader was here, for those who listen. */
  news: readonly ChatMessage[]
  /** The name of who is typing. */
  typing: string | undefined
  /** The end of the conversation is below what is on screen, and something new is there. */
  isBelow: boolean
  outbox: readonly Entry[]
  /** How far each file has gone, 0 to 1, by its key. */
  progress: Readonly<Record<string, number>>
  /** Files whose picture could not be shown. */
  broken: readonly string[]
  text: string
  files: readonly File[]
  refused: readonly Refused[]
  /** Files are being dragged over the panel. */
  isOver: boolean
}

export type Store = { get(): State; set(some: Partial<State>): void; subscribe(listener: () => void): void }

export function openStore(first: Pick<State, 'profile' | 'isOpen' | 'isAway' | 'outbox' | 'readUpTo' | 'text'>): Store {
  let state: State = {
    isPhone: false,
    phase: 'idle',
    talk: { messages: [], earlier: null },
    news: [],
    typing: undefined,
    isBelow: false,
    progress: {},
    broken: [],
    files: [],
    refused: [],
    isOver: false,
    ...first,
  }
  const listeners: (() => void)[] = []
  return {
    get: () => state,
    set(some) {
      state = { ...state, ...some }
      for (const listener of listeners) listener()
    },
    subscribe: listener => void listeners.push(listener),
  }
}
