import { z } from 'zod'
import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { messageVersions } from '#messages'
import type { MessageVersion } from '#protocol'

const version = z.object({ at: z.number(), text: z.string().nullable() }) satisfies z.ZodType<MessageVersion>

const schema = {
  summary: 'What it said before it was edited, newest first',
  params: byId,
  response: { 200: z.array(version) },
}

/** GET /api/v1/messages/:id/versions */
export const versions: Noun = (app, { database }) => {
  app.get('/api/v1/messages/:id/versions', { schema }, ({ who, params }) =>
    database.app(who.workspaceId, tx => messageVersions(tx, who, params.id)),
  )
}
