import { type TextLimit, textOver } from '#channel/length'
import type { Conversation, FileCard } from '#protocol'
import type { Draft } from '#web/outbox'
import { faceFor, limitOf } from './face.ts'
import { type Unfit, unfit } from './fit.ts'

/** What of a reply would not arrive as it is written. */
export type Loss = { what: 'text'; over: number; limit: TextLimit } | { what: 'file'; file: FileCard; why: Unfit }

/** What would be lost if it left now for whom it is written; nothing of a note ever is. Pure. */
export function lossesOf(draft: Draft, { composer }: Pick<Conversation, 'composer'>): Loss[] {
  const face = draft.kind === 'note' ? undefined : faceFor(composer, draft)
  if (!face) return []
  const limit = limitOf(face, draft.files.length > 0)
  const over = textOver(draft.text, limit)
  const files = draft.files.flatMap((file, at): Loss[] => {
    const why = unfit({ type: file.type, size: file.size ?? 0 }, face, at)
    return why ? [{ what: 'file', file, why }] : []
  })
  return [...(over > 0 ? [{ what: 'text', over, limit } as const] : []), ...files]
}

/** Why nothing can be written there now, as a fault code; a note always can. */
export function shutBy(draft: Draft, { composer }: Pick<Conversation, 'composer'>): string | null {
  return draft.kind === 'note' ? null : (composer.blocked ?? faceFor(composer, draft)?.blocked ?? null)
}

/** Whether what is written can leave now, whole. */
export function canSend(draft: Draft, conversation: Pick<Conversation, 'composer'>): boolean {
  if (draft.kind === 'note') return draft.noteText.trim() !== ''
  if (!faceFor(conversation.composer, draft) || shutBy(draft, conversation) !== null) return false
  const hasSomething = draft.text.trim() !== '' || draft.files.length > 0
  return hasSomething && lossesOf(draft, conversation).length === 0
}
