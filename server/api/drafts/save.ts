import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id } from '#api/schemas'
import { draftsIn, saveDraft } from '#drafts'
import type { NewDraft } from '#protocol'
import { drafts, kind, template } from './shapes.ts'

const body = z.object({
  base: id.nullable().describe('The version that was seen there; null: none'),
  text: z.string(),
  files: z.array(id).max(50),
  visibility: z.enum(['public', 'private']),
  quoteId: id.exactOptional(),
  template: template.exactOptional(),
  settles: z.array(id).max(50).exactOptional().describe('Other conversations of the customer that it is to settle'),
  device: z.enum(['computer', 'phone']),
}) satisfies z.ZodType<NewDraft>

const schema = {
  summary: 'Keep what one is writing',
  description:
    'Whoever saves last wins; what stood there and was not the version seen is kept among the others. Without content the draft that was seen is removed.',
  params: byId.extend({ kind }),
  body,
  response: { 200: drafts },
}

/** PUT /api/v1/conversations/:id/drafts/:kind */
export const save: Noun = (app, { database, now }) => {
  app.put('/api/v1/conversations/:id/drafts/:kind', { schema }, ({ who, params, body: written }) =>
    database.app(who.workspaceId, async tx => {
      await saveDraft(tx, who, { ...written, conversationId: params.id, kind: params.kind, now: now() })
      return draftsIn(tx, who, params.id)
    }),
  )
}
