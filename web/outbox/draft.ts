import type { DraftKind, FileCard, SavedDraft } from '#protocol'

/** What was written and not sent, of one conversation. */
export type Draft = {
  kind: DraftKind
  text: string
  /** A note is written beside a reply: neither loses the other. */
  noteText: string
  visibility: 'public' | 'private'
  files: FileCard[]
  quoteId?: string
  /** What the server has of each, as far as this browser knows; nothing where it has nothing. */
  bases?: Partial<Record<DraftKind, Base>>
  /** Other conversations of the customer that it is to settle, too. */
  settles?: string[]
}

/** A version that the server has, and the print of what it says. */
export type Base = { version: string | null; print: string }

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

/** What the server keeps of each kind. */
export type DraftPart = {
  text: string
  files: string[]
  visibility: 'public' | 'private'
  quoteId?: string
  settles?: string[]
}

export function partOf(draft: Draft, kind: DraftKind): DraftPart {
  const { text, noteText, files, visibility, quoteId, settles = [] } = draft
  if (kind === 'note') return { text: noteText, files: [], visibility: 'private' }
  const beside = { ...(quoteId && { quoteId }), ...(settles.length > 0 && { settles }) }
  return { text, files: files.map(({ id }) => id), visibility, ...beside }
}

/** The draft with what the server has of a kind; without it, nothing is left of that kind. */
export function withSaved(draft: Draft, kind: DraftKind, saved: SavedDraft | undefined): Draft {
  if (kind === 'note') {
    const isOnly = saved !== undefined && draft.text.trim() === '' && draft.files.length === 0
    return { ...draft, noteText: saved?.text ?? '', ...(isOnly && { kind }) }
  }
  const { quoteId: _, settles: __, ...rest } = draft
  if (!saved) return { ...rest, text: '', files: [] }
  const { text, files, visibility, quoteId, settles } = saved
  return { ...rest, text, files, visibility, ...(quoteId && { quoteId }), ...(settles && { settles }) }
}

/** Tells one text from another without keeping both; all that is empty is the same. */
export function printOf({ text, files, visibility, quoteId, settles = [] }: DraftPart): string {
  if (text.trim() === '' && files.length === 0) return ''
  const whole = JSON.stringify([text, files, visibility, quoteId ?? null, ...(settles.length > 0 ? [settles] : [])])
  let [one, other] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < whole.length; at++) {
    const code = whole.charCodeAt(at)
    one = Math.imul(one ^ code, 2654435761)
    other = Math.imul(other ^ code, 1597334677)
  }
  return `${whole.length}.${(one >>> 0).toString(36)}.${(other >>> 0).toString(36)}`
}

/** The server does not have it as it is written here. */
export const isUnsaved = (draft: Draft, kind: DraftKind): boolean =>
  printOf(partOf(draft, kind)) !== (draft.bases?.[kind]?.print ?? '')

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

/**
 * Keeps it, or forgets it when there is nothing in it and the server knows. A store that is full or closed is not worth
 * stopping anybody.
 */
export function keepDraft(store: Store, whose: string, conversationId: string, draft: Draft): void {
  const isOver = isEmpty(draft) && !isUnsaved(draft, 'reply') && !isUnsaved(draft, 'note')
  try {
    if (isOver) store.removeItem(keyOf(whose, conversationId))
    else store.setItem(keyOf(whose, conversationId), JSON.stringify(draft))
  } catch {
    // The text is still in the composer.
  }
}

/** The conversations of which this browser keeps a draft. */
export function keptDrafts(store: Pick<Storage, 'length' | 'key'>, whose: string): string[] {
  const prefix = keyOf(whose, '')
  return Array.from({ length: store.length }, (_, at) => store.key(at) ?? '')
    .filter(key => key.startsWith(prefix))
    .map(key => key.slice(prefix.length))
}
