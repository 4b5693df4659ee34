import type { TextLimit } from '#channel/length'
import type { NewAct } from './messages.ts'

export type ActRules = {
  visibility: 'public' | 'private'
  deeds: NewAct['deed'][]
  /** How long after it was sent one of ours may be edited or taken back; null: always. */
  withinMs: number | null
  /** An answer can show which message it is to. */
  quotes: boolean
}

export type ComposerRules = {
  /** What may be written, by who reads it; the first is the usual one. */
  faces: ComposerFace[]
  /** Whether there are texts approved by the platform, which go out when the window is closed, too. */
  templates: boolean
  /** Why nothing can be sent now, as a fault code; null when one can. */
  blocked: string | null
  /** The customer is shown the first name of who answers. */
  signs?: true
}

export type ComposerFace = {
  visibility: 'public' | 'private'
  text: TextLimit
  /** The text beside files, where it has another bound. */
  caption: TextLimit | null
  media: Partial<
    Record<'image' | 'audio' | 'video' | 'document' | 'sticker', { maxBytes: number; types: readonly string[] }>
  >
  maxMedia: number
  /** When the window for free messages closes; null where there is none. */
  windowUntil: number | null
  /** Why nothing can be sent in this way now, as a fault code. */
  blocked: string | null
  /** There is one answer: a second one takes the place of the first. */
  replaces: boolean
}
