import type { NewPromise } from './promises.ts'
import type { RedirectReason } from './checks.ts'
import type { MessageReading } from './tones.ts'

export type MessageState = 'received' | 'held' | 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | 'unsure' | 'kept'

/** A piece beside the text. A file that is still being fetched has `state: 'pending'`. */
export type MessagePart =
  | { kind: 'image' | 'audio' | 'video' | 'document' | 'sticker'; file: FileCard; durationMs?: number; alt?: string }
  | { kind: 'location'; latitude: number; longitude: number; name?: string; address?: string }
  | { kind: 'card'; name: string; phones: string[]; emails: string[]; organisation?: string }
  | { kind: 'buttons'; buttons: { id: string; label: string; url?: string }[] }
  | { kind: 'list'; label: string; rows: { id: string; title: string; detail?: string }[] }
  | { kind: 'choice'; id: string; label: string }
  | { kind: 'product'; id: string; name: string; price?: Price; url?: string }
  | { kind: 'order'; products: { id: string; name: string; quantity?: number; price?: Price }[]; total?: Price }
  /** What a review gives: so many of so many. */
  | { kind: 'rating'; value: number; of: number }
  /** What the message stands under or points to. */
  | {
      kind: 'post'
      id?: string
      author?: string
      text?: string
      url?: string
      isStory?: true
      picture: FileCard | null
    }
  /**
   * The rest of a mail; its HTML and the text it quotes are asked for: GET /api/v1/messages/:id/mail. An answer goes to
   * `others` too.
   */
  | {
      kind: 'mail'
      to: string[]
      cc: string[]
      others?: string[]
      hasHtml: boolean
      hasQuoted: boolean
      trust?: string
    }
  /** The reply is a template, its gaps filled with `values`. */
  | { kind: 'template'; id: string; name: string; language: string; values: string[] }
  /** A colleague whom a note names: in its text as `@name`, by what they were called then. */
  | { kind: 'mention'; person: string; name: string }
  /** Something that the platform shows to its customers alone. */
  | { kind: 'unseen'; what: string }

export type Price = { amount: number; currency: string }

/** GET /api/v1/messages/:id/mail. The HTML is as it came, with cards and
 * accounts covered (`?uncovered=yes`: to whoever uncovered the message within the hour, they are not): it belongs into a sandboxed frame. */
export type MailBody = { html: string | null; quoted: string | null }

/** A file as it is shown. `address` is where to get it, `thumbnail` a small picture of it. */
export type FileCard = {
  id: string
  name: string
  type: string
  size: number | null
  state: 'pending' | 'ready' | 'refused' | 'failed'
  address: string | null
  thumbnail: string | null
  width: number | null
  height: number | null
  failure: string | null
}

/** What a system line says. `by` is a person's id, or null for the machine. */
export type SystemLine =
  /** To a person, into the queue of a team, or into the common one. */
  | { deed: 'assigned'; by: string | null; to: string | null; team?: string }
  | { deed: 'snoozed'; by: string | null; until: number }
  | { deed: 'woken'; by: string | null }
  | { deed: 'closed'; by: string | null; reason: string | null }
  | { deed: 'reopened'; by: string | null }
  /** Ids of tags. */
  | { deed: 'tagged'; by: string | null; added: string[]; removed: string[] }
  /** A reply in another conversation of the customer answers this one, too; and did not arrive. */
  | { deed: 'settled'; by: string | null; messageId: string; conversationId: string; channel: string }
  | { deed: 'unsettled'; by: null; messageId: string; conversationId: string; channel: string }
  /** Back in the common queue: whoever had it (`from`, called `name`) works here no more, or is a team that was archived. */
  | { deed: 'released'; by: null; from: string; name: string; wasTeam?: true }
  /** A reply that was to leave at `sendAt` did not, since the customer wrote: it is the draft of its writer (`of`) again. */
  | { deed: 'held-back'; by: null; of: string | null; sendAt: number }
  /** Linked to an incident (`id`, as it was called then), or no longer. */
  | { deed: 'incident-linked' | 'incident-unlinked'; by: string | null; id: string; name: string }
  /** Of a case (as it was called then), or no longer; or what was taken in is (`case-apart`), while this one is of another. */
  | {
      deed: 'case-linked' | 'case-unlinked' | 'case-apart'
      by: string | null
      id: string
      number: number
      title: string
    }
  /** Somebody made it right (a kind, as it was called then), or that was taken back (`of`: who had given it). */
  | { deed: 'gesture'; by: string | null; id: string; name: string; amount: number; currency: string; reason: string }
  | {
      deed: 'gesture-taken-back'
      by: string | null
      of: string
      id: string
      name: string
      amount: number
      currency: string
      reason: string
    }
  /** Joined with another conversation (`other`), taken apart again, or begun anew from a message on. */
  | { deed: 'merged' | 'merged-into' | 'unmerged' | 'split' | 'split-off'; by: string | null; other: string }

export type Message = {
  id: string
  conversationId: string
  direction: 'in' | 'out' | 'note' | 'system'
  visibility: 'public' | 'private' | 'team'
  author: { kind: 'customer' | 'agent' | 'bot' | 'system'; id: string | null; name: string }
  profileId: string
  channel: string
  kind: string
  text: string | null
  subject: string | null
  /** Messages of one album were sent as one. */
  album: string | null
  parts: MessagePart[]
  system: SystemLine | null
  quote: { id: string; text: string; author: string } | null
  at: number
  receivedAt: number
  historic: boolean
  state: MessageState
  stateAt: number | null
  /** Until when it can still be taken back (state held). */
  heldUntil: number | null
  /** When it leaves, where that is later; until then it can be changed and taken back (state held). */
  sendAt: number | null
  /** Why it failed; while it is queued, why it is tried again. */
  failure: { code: string; text: string } | null
  editedAt: number | null
  deletedAt: number | null
  versions: number
  /** `mine`: the brand's, whoever of it reacted: for the platform it is one person. */
  reactions: { emoji: string; by: string; mine: boolean }[]
  /** Hidden from others on its platform; liked by the brand. */
  isHidden: boolean
  isLiked: boolean
  /** A card, an account or a security code in it is covered, or was uncovered for the reader (POST …/uncover). */
  isCovered?: true
  /** Why it sends its reader elsewhere, where it does. */
  redirected?: RedirectReason | null
  /** What the colleague is called who said why. */
  redirectedBy?: string | null
  /** Of what a customer wrote: what is read in it; null until it is read, and where there are no words. */
  reading?: MessageReading | null
  /** What we are doing to it on its platform, and what was refused there. */
  acts: {
    id: string
    deed: NewAct['deed']
    emoji: string | null
    /** What an edit will make it say. */
    text: string | null
    /** Whether it is to be hidden or liked, or no longer. */
    on: boolean | null
    state: 'queued' | 'failed'
    /** Why it failed; while it is queued, why it is tried again. */
    failure: { code: string; text: string } | null
  }[]
}

/** POST /api/v1/messages/:id/acts. `id` is made by the browser: the same id twice is one act. */
export type NewAct = { id: string } & (
  | { deed: 'react'; emoji: string | null }
  | { deed: 'edit'; text: string; redirectReason?: RedirectReason }
  | { deed: 'unsend' }
  | { deed: 'hide' | 'like'; on: boolean }
)

/** POST /api/v1/conversations/:id/messages. `id` is made by the browser: the same id twice is one message. */
export type NewMessage = {
  id: string
  text: string
  /** A text approved by the platform, in the place of `text`, its gaps filled. */
  template?: { id: string; language: string; values: string[] }
  files: string[]
  visibility: 'public' | 'private'
  quoteId?: string
  /** Other conversations of the customer that it answers, too. */
  settles?: string[]
  /** The newest message that its writer had seen; `anyway`: though a colleague has answered after it. */
  seen?: string
  anyway?: boolean
  then?: 'close' | 'snooze'
  /** Why, when it is closed with it. */
  reasonId?: string
  /** Until when, when it is put aside with it. */
  until?: number
  /** Why it sends the customer elsewhere, or is said elsewhere than they wrote. */
  redirectReason?: RedirectReason
  /** The conversation in which the customer wrote what this answers, where it is another one. */
  movedFrom?: string
  /** When it is to leave; it is held back if the customer writes before. Without `then`. */
  sendAt?: number
  /** The version of the draft that this was: it goes with it. */
  draft?: string
  /** What it promises, as its writer has confirmed it. */
  promises?: NewPromise[]
}

/** PATCH /api/v1/messages/:id: another time to leave, null for now. */
export type MessageChange = { sendAt: number | null }
/** GET /api/v1/messages/:id/versions, newest first: what it said before. */
export type MessageVersion = { at: number; text: string | null }

/**
 * POST /api/v1/conversations/:id/notes. `mentions`: ids of colleagues whom the text names as `@Name`; `draft`: the version
 * of the draft that this was.
 */
export type NewNote = { id: string; text: string; mentions?: string[]; draft?: string }
