import type { ReactNode } from 'react'
import type { CasePage, Colleague, Holder, Incident, Row, Status, Tag, Team } from '#protocol'
import type { Choice } from './action.ts'
import type { Brand } from '#web/api'
import type { Formats, Translate } from '#web/texts'
import type { Ways } from '#web/ways'

/** What is at hand when a key is pressed or a menu opened. Parts are there while their place is on screen. */
export type Scene = HousePart & {
  list?: ListPart
  talk?: TalkPart
  many?: ManyPart
  writing?: WritingPart
  undo?: UndoPart
  together?: TogetherPart
  presence?: PresencePart
  load?: LoadPart
  /** Takes whoever waits, where one is asked to. */
  offer?: () => void
  /** What the page on screen offers beside the actions: found in the palette. */
  page?: () => readonly Choice[]
}

export type HousePart = {
  t: Translate
  formats: Formats
  brand: Brand
  ways: Ways
  now: () => number
  /** Opens what asks: the palette, the keys, or the choices of an action by its name. */
  ask: (name: string) => void
  house: {
    signOut: () => void
    wear: (theme: 'auto' | 'light' | 'dark' | 'contrast') => void
    pack: (density: 'auto' | 'comfortable' | 'compact' | 'touch') => void
    speak: (language: 'es' | 'en') => void
  }
}

/** The list of conversations on screen. */
export type ListPart = {
  move: (by: 1 | -1) => void
  open: () => void
  refresh: () => void
  /** It is a saved view that one may change. */
  canEdit: boolean
  /** The rows that are loaded: they can be gone to by name. */
  rows: () => readonly Pick<Row, 'id' | 'name' | 'channel' | 'caseId' | 'status'>[]
  goTo: (conversationId: string) => void
  /** Chooses the row where the keyboard stands, or lets go of it. */
  mark: () => void
  /** Moves on and chooses what is passed. */
  markOn: (by: 1 | -1) => void
  /** Chooses all that are loaded. */
  markAll: () => void
}

/** The conversations that are chosen in the list: what is done then is done with all of them. */
export type ManyPart = Pick<
  TalkPart,
  'reasons' | 'settle' | 'colleagues' | 'teams' | 'close' | 'reopen' | 'snooze' | 'assign'
> & {
  /** How many of them belong to a case that is open. */
  openCases: number
  read: () => void
  letGo: () => void
}

/** The conversation on screen. */
export type TalkPart = {
  id: string
  name: string
  status: Status
  holder: Holder
  /** A note asks the reader for a word here. */
  isAsked: boolean
  /** For which it can be closed, in the order in which they are offered; `proposed`: how sure that is, in words. */
  reasons: () => readonly { id: string; label: string; path: string; proposed?: string }[]
  /** Does what closes it for a reason once nothing is missing any more. */
  settle: (reasonId: string, then: () => void) => void
  colleagues: readonly Colleague[]
  /** Those that were archived, too. */
  teams: readonly Team[]
  /** Those of the brand, and which of them are on it. */
  tags: readonly Tag[]
  tagged: readonly string[]
  close: (reasonId: string) => void
  reopen: () => void
  snooze: (until: number) => void
  assign: (holder: Holder) => void
  tag: (change: { add?: string[]; remove?: string[] }) => void
  /** Makes a tag and puts it on; missing where one may not. */
  makeTag?: ((name: string) => void) | undefined
  settleMention: () => void
  /** Asks the colleague who holds it for it; missing where none does. */
  askFor?: (() => void) | undefined
  /** Takes it out of their hands; missing where nobody else has it. */
  takeOver?: (() => void) | undefined
  /** Answers the colleague who asks for it; missing where nobody does. */
  answerAsk?: ((gives: boolean) => void) | undefined
  macros: readonly { id: string; name: string }[]
  runMacro: (id: string) => void
  /** Gives the answer that was pointed at another time to leave. */
  moving: (at: number) => void
  /** Asks how a message of the customer reads; missing where nothing is read. */
  correctReading?: (() => void) | undefined
  /** Shows what is covered in a message, or covers it again; missing where nothing is. */
  uncover?: (() => void) | undefined
  /** Tells why it is where it is. */
  why: () => void
  togglePanel: () => void
  back: () => void
}

/** Where an answer to it is written. */
export type WritingPart = {
  kind: 'reply' | 'note'
  canSend: boolean
  /** When the window for free messages closes; null where there is none. */
  windowUntil: number | null
  reply: () => void
  note: () => void
  send: (then?: 'close') => void
  sendAndClose: (reasonId: string) => void
  /** Shows where else the customer can be answered. */
  elsewhere: () => void
  sendAndSnooze: (until: number) => void
  sendLater: (at: number) => void
  /** Texts written beforehand, as they would stand here; used last first. */
  snippets: readonly { id: string; name: string; shortcut: string | null; text: string; preview: ReactNode }[]
  insertSnippet: (id: string) => void
}

/** What joins the conversation on screen with others. */
export type TogetherPart = {
  /** Other conversations of the customer on the same account of ours. */
  mergeable: readonly { id: string; text: string; openedAt: number; status: Status }[]
  merge: (conversationId: string) => void
  incidentId: string | null
  /** Those that are open. */
  incidents: readonly Incident[]
  toIncident: (incidentId: string | null) => void
  /** Names a new one, with this conversation as its first. */
  openIncident: (name: string) => void
  handOver: () => void
  /** The matter of which it is a part, once that is known. */
  case: CasePage | undefined
  /** Asks of which case it is, or what else is of its own. */
  linkCase: () => void
  /** Asks who else the customer is. */
  linkPerson: () => void
  /** Closes what is open of its case, for a reason where something is. */
  settleCase: (reasonId?: string) => void
}

/** Whether one is there: how it looks, in words, and the ways to say otherwise. */
export type PresencePart = { dot: 'here' | 'away' | 'off'; words: string; choices: readonly Choice[] }

/** How full one is, said, and how long nothing is offered yet. */
export type LoadPart = { words: string; hint?: string }

/** What was just done and can still be taken back. */
export type UndoPart = { run: () => void }
