import type { FileCard } from '#protocol'

/** What was written and not sent, of one conversation. */
export type Draft = {
  kind: 'reply' | 'note'
  text: string
  /** A note is written beside a reply: neither loses the other. */
  noteText: string
  visibility: 'public' | 'private'
  files: FileCard[]
  quoteId?: string
}

export const emptyDraft = (visibility: 'public' | 'private'): Draft => ({
  kind: 'reply',
  text: '',
  noteText: '',
  visibility,
  files: [],
})

export const isEmpty = (draft: Draft): boolean =>
  draft.text.trim() === '' && draft.noteText.trim() === '' && draft.files.length === 0

/** The text of what is being written now. */
export const textOf = (draft: Draft): string => (draft.kind === 'note' ? draft.noteText : draft.text)

export const withText = (draft: Draft, text: string): Draft =>
  draft.kind === 'note' ? { ...draft, noteText: text } : { ...draft, text }

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const keyOf = (whose: string, conversationId: string): string => `sobremesa.draft.${whose}.${conversationId}`

/** The draft kept in this browser; undefined when there is none or it cannot be read. */
export function readDraft(store: Store, whose: string, conversationId: string): Draft | undefined {
  try {
    const kept: unknown = JSON.parse(store.getItem(keyOf(whose, conversationId)) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return undefined
    return { ...emptyDraft('private'), ...kept }
  } catch {
    return undefined
  }
}

/** Keeps it, or forgets it when there is nothing in it. A store that is full or closed is not worth stopping anybody. */
export function keepDraft(store: Store, whose: string, conversationId: string, draft: Draft): void {
  try {
    if (isEmpty(draft)) store.removeItem(keyOf(whose, conversationId))
    else store.setItem(keyOf(whose, conversationId), JSON.stringify(draft))
  } catch {
    // The text is still in the composer.
  }
}
