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

/** What GET /events tells, one to a message. */
export type PhoneEvent =
  | { kind: 'bubble'; seat: string; place: string; bubble: Bubble }
  | { kind: 'typing'; seat: string; person: string }

/** GET /phone: everything that the page needs to begin. Files come as base64, times are epoch milliseconds. */
export type PhoneState = {
  console: string
  people: Person[]
  brands: { id: string; name: string; color: string; handle: string }[]
  places: (Place & { seat: string; brand: string; channel: string })[]
  bubbles: { seat: string; place: string; bubble: Bubble }[]
}

/** POST /deeds */
export type DeedAsked = { seat: string; place: string; person: string; deed: WrittenDeed }
export type WrittenDeed =
  | Exclude<Deed, { deed: 'say' }>
  | (Omit<Extract<Deed, { deed: 'say' }>, 'file'> & { file?: { name: string; type: string; base64: string } })

export const isDeed = <K extends Deed['deed']>(deed: Deed, ...kinds: K[]): deed is Extract<Deed, { deed: K }> =>
  (kinds as string[]).includes(deed.deed)
