import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id } from '#api/schemas'
import { linkAgain as again } from '#linking'

const schema = {
  summary: 'Say that a link which had ended was right after all',
  params: byId,
  response: { 200: z.object({ linkId: id.nullable().describe('The new one; null where they are linked by now') }) },
}

/** POST /api/v1/links/:id/again */
export const linkAgain: Noun = (app, { database, now }) => {
  app.post('/api/v1/links/:id/again', { schema }, ({ who, params }) =>
    database.app(who.workspaceId, async tx => ({
      linkId: (await again(tx, who, { linkId: params.id, now: now() })) ?? null,
    })),
  )
}
