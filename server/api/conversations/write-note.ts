import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id, message } from '#api/schemas'
import { removeSent } from '#drafts'
import { note } from '#messages'
import type { NewNote } from '#protocol'
import { readMessage } from '../read-after.ts'

const body = z.object({
  id,
  text: z.string().max(100_000),
  draft: id.exactOptional().describe('The version of the draft that this was: it goes with it'),
}) satisfies z.ZodType<NewNote>

const schema = {
  summary: 'Write a note that only the team sees',
  params: byId,
  body,
  response: { 200: message, 201: message },
}

/** POST /api/v1/conversations/:id/notes */
export const writeNote: Noun = (app, { database, now }) => {
  app.post(
    '/api/v1/conversations/:id/notes',
    { schema },
    async ({ who, params, body: { id: noteId, text, draft: version } }, reply) => {
      const [code, shown] = await database.app(who.workspaceId, async tx => {
        const isNew = await note(tx, who, { id: noteId, conversationId: params.id, text, now: now() })
        if (isNew) await removeSent(tx, who, { conversationId: params.id, kind: 'note', text, version })
        return [isNew ? 201 : 200, await readMessage(tx, who, noteId)] as const
      })
      return reply.code(code).send(shown)
    },
  )
}
