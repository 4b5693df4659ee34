import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id, message } from '#api/schemas'
import { note } from '#messages'
import type { NewNote } from '#protocol'
import { readMessage } from '../read-after.ts'

const body = z.object({ id, text: z.string().max(20_000) }) satisfies z.ZodType<NewNote>

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
    async ({ who, params, body: { id: noteId, text } }, reply) => {
      const { isNew, shown } = await database.app(who.workspaceId, async tx => ({
        isNew: await note(tx, who, { id: noteId, conversationId: params.id, text, now: now() }),
        shown: await readMessage(tx, who, noteId),
      }))
      return reply.code(isNew ? 201 : 200).send(shown)
    },
  )
}
