/** What the page of the phone and its server say to each other. */

/** Somebody to be. `number` gives the ids that every platform knows the person by. */
export type Person = { id: string; number: number; name: string; language: string; about: { es: string; en: string } }

/**
 * How a place looks to its customers: private talk, comments below a post, letters, reviews. `texts` is a talk without
 * anything but texts.
 */
export type Face = 'talk' | 'texts' | 'square' | 'letters' | 'reviews'

/** What a customer can do there beside writing. */
export type Abilities = {
  picture?: true
  quote?: true
  /** The reactions that there are. */
  react?: readonly string[]
  edit?: true
  unsend?: true
  typing?: true
}

export type Place = {
  /** Unique among all places of a brand. */
  id: string
  name: { es: string; en: string }
  face: Face
  mark: { letters: string; hue: number }
  can: Abilities
}

/** One thing that stands there: a message, a comment, a letter, a review. Times are epoch milliseconds. */
export type Bubble = {
  id: string
  /** In private whose thread it stands in, in public who wrote it (or whom the brand answers). */
  person: string
  by: 'person' | 'brand'
  at: number
  text?: string
  subject?: string
  stars?: number
  /** The bubble (or post) above it. */
  under?: string
  quoteOf?: string
  /** What `bytes` gives the file for. */
  file?: { ref: string; name: string; type: string }
  choices?: { id: string; label: string; url?: string }[]
  /** Ours: on its way, taken, read by the brand. The brand's: what we told it. */
  state?: 'sending' | 'sent' | 'delivered' | 'read' | 'failed'
  reactions?: { person?: string; brand?: string }
  isEdited?: boolean
  isGone?: boolean
  isHidden?: boolean
  isLiked?: boolean
  /** A post of the brand's, below which people comment. */
  isPost?: boolean
}

export type Deed =
  | {
      deed: 'say'
      text: string
      subject?: string
      stars?: number
      under?: string
      quoteOf?: string
      file?: { name: string; type: string; bytes: Uint8Array }
    }
  | { deed: 'press'; of: string; choice: { id: string; label: string } }
  | { deed: 'react'; of: string; emoji: string | null }
  | { deed: 'edit'; of: string; text: string }
  | { deed: 'unsend'; of: string }
  | { deed: 'read'; of: string }
  | { deed: 'typing'; on: boolean }

/** One step of the way that a message takes, as it was seen. Addresses and bodies are without secrets. */
export type StepSeen = { at: number } & (
  | {
      /** The platform posts to the brand's hook: what was said, or a receipt. `isAgain`: the same bytes a second time. */
      kind: 'hook'
      about: 'said' | 'receipt'
      isAgain: boolean
      address: string
      headers: Record<string, string>
      body: string
      status: number
      tookMs: number
    }
  /** The platform keeps it back, until the next one has gone before it. */
  | { kind: 'held' }
  /** It lies at the platform, where the brand looks by itself. */
  | { kind: 'lies' }
  /** What the log of the brand's side tells, by the name that it has there. */
  | { kind: 'event'; event: string; detail?: string }
  | {
      /** The brand asks something of the platform. Without a status: the answer was lost on its way. */
      kind: 'request'
      isAnswer: boolean
      method: string
      address: string
      body: string
      status?: number
      said?: string
      tookMs: number
    }
)

export type Step = StepSeen & { number: number }

/** The way of what a person has written last at one place. `isIn`: it has come into a conversation. */
export type Way = {
  seat: string
  place: string
  person: string
  said: string
  at: number
  isIn: boolean
  steps: Step[]
}

/** How badly the platforms behave. */
export type Mishaps = {
  /** What becomes of the brand's next answer: all well, taken with the reply lost, "too many requests", out of order. */
  answer: 'well' | 'lost' | 'busy' | 'broken'
  /** Receipts come before the platform has replied. */
  isEarly: boolean
  /** What people write is posted twice. */
  isTwice: boolean
  /** Of two messages the second is posted first. */
  isSwapped: boolean
}

/** What GET /events tells, one to a message. */
export type PhoneEvent =
  | { kind: 'bubble'; seat: string; place: string; bubble: Bubble }
  | { kind: 'typing'; seat: string; person: string }
  | { kind: 'way'; way: Way }
  | { kind: 'mishaps'; mishaps: Mishaps }
  /** The world is being made anew: this phone ends. */
  | { kind: 'ends' }

/** GET /phone: everything that the page needs to begin. Files come as base64, times are epoch milliseconds. */
export type PhoneState = {
  console: string
  people: Person[]
  brands: { id: string; name: string; color: string; handle: string }[]
  places: (Place & { seat: string; brand: string; channel: string; mishaps: Mishap[] })[]
  bubbles: { seat: string; place: string; bubble: Bubble }[]
  ways: Way[]
  mishaps: Mishaps
  /** Whether the world can be made anew from here. */
  canStartAnew: boolean
}

/** What can go wrong at a place. */
export type Mishap = keyof Mishaps

/** POST /deeds */
export type DeedAsked = { seat: string; place: string; person: string; deed: WrittenDeed }
export type WrittenDeed =
  | Exclude<Deed, { deed: 'say' }>
  | (Omit<Extract<Deed, { deed: 'say' }>, 'file'> & { file?: { name: string; type: string; base64: string } })

export const isDeed = <K extends Deed['deed']>(deed: Deed, ...kinds: K[]): deed is Extract<Deed, { deed: K }> =>
  (kinds as string[]).includes(deed.deed)
