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
  mentions: z.array(id).max(50).exactOptional().describe('Colleagues whom the text names as @Name'),
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
  app.post('/api/v1/conversations/:id/notes', { schema }, async ({ who, params, body: written }, reply) => {
    const { draft: version, ...noted } = written
    const conversationId = params.id
    const [code, shown] = await database.app(who.workspaceId, async tx => {
      const isNew = await note(tx, who, { ...noted, conversationId, now: now() })
      if (isNew) await removeSent(tx, who, { conversationId, kind: 'note', text: noted.text, version })
      return [isNew ? 201 : 200, await readMessage(tx, who, noted.id)] as const
    })
    return reply.code(code).send(shown)
  })
}
