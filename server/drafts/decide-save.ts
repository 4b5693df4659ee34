import type { DraftOrigin } from '#protocol'

/** What a draft says. Ids of files. */
export type Content = {
  text: string
  files: readonly string[]
  visibility: 'public' | 'private'
  quoteId: string | null
  template: { id: string; language: string; values: readonly string[] } | null
  /** Other conversations that it is to settle, too. */
  settles?: readonly string[]
}

export type Draft = { version: string; content: Content; origin: DraftOrigin; savedAt: number }

/** A draft and, newest first, the texts that were written over by somebody who had not seen them. */
export type Standing = { draft: Draft | undefined; others: readonly Draft[] }

const mostOthers = 20

/**
 * What a save makes of what stands there; pure. Whoever saves last wins. `base` is the version they had seen: what they
 * had not seen stays among the others, and emptiness never wins over it. The same standing when nothing changes.
 */
export function decideSave(standing: Standing, base: string | null, saved: Draft): Standing {
  const { draft, others } = standing
  const hasSeen = (draft?.version ?? null) === base
  if (isBlank(saved.content)) return hasSeen && draft ? { draft: undefined, others } : standing
  if (draft && isSame(draft.content, saved.content)) return standing
  const unseen = hasSeen || !draft ? others : [draft, ...others]
  return { draft: saved, others: apart([saved, ...unseen]).slice(1, 1 + mostOthers) }
}

/** Keeps a text beside what its writer has there: as the draft where there is none. Pure. */
export function decidePutBack(standing: Standing, back: Draft): Standing {
  if (isBlank(back.content)) return standing
  if (!standing.draft) return { ...standing, draft: back }
  return { ...standing, others: apart([standing.draft, back, ...standing.others]).slice(1, 1 + mostOthers) }
}

/** What can be lost: whom it is for and what it answers is nothing without words. */
export const isBlank = ({ text, files, template }: Content): boolean =>
  text.trim() === '' && files.length === 0 && template === null

/** A text that stands within one before it is not kept twice. */
function apart(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = []
  for (const draft of drafts) if (!kept.some(({ content }) => holds(content, draft.content))) kept.push(draft)
  return kept
}

const holds = (whole: Content, piece: Content): boolean =>
  whole.text.trimEnd().startsWith(piece.text.trimEnd()) &&
  piece.files.every(file => whole.files.includes(file)) &&
  (piece.template === null || JSON.stringify(piece.template) === JSON.stringify(whole.template))

const isSame = (one: Content, other: Content): boolean =>
  one.text === other.text &&
  one.visibility === other.visibility &&
  one.quoteId === other.quoteId &&
  JSON.stringify(beside(one)) === JSON.stringify(beside(other))

const beside = ({ files, template, settles = [] }: Content) => [files, template, settles]
