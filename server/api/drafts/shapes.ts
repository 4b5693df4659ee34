import { z } from 'zod'
import { file, id } from '#api/schemas'
import type { ConversationDrafts, DraftMark, SavedDraft } from '#protocol'

export const kind = z.enum(['reply', 'note'])
export const template = z.object({
  id: z.string().min(1).max(500),
  language: z.string().min(1).max(20),
  values: z.array(z.string().max(2000)).max(50),
})

const draft = z.object({
  kind,
  version: id,
  text: z.string(),
  files: z.array(file),
  visibility: z.enum(['public', 'private']),
  quoteId: id.nullable(),
  template: template.nullable(),
  settles: z.array(id).exactOptional(),
  origin: z.enum(['computer', 'phone', 'later']),
  savedAt: z.number(),
}) satisfies z.ZodType<SavedDraft>

export const drafts = z.object({
  drafts: z.array(draft),
  others: z.array(draft).describe('Written over by a device that had not seen them, newest first'),
}) satisfies z.ZodType<ConversationDrafts>

export const mark = z.object({ conversationId: id, kind, savedAt: z.number() }) satisfies z.ZodType<DraftMark>
