import { z } from 'zod'
import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { mailOf } from '#messages'
import type { MailBody } from '#protocol'

const body = z.object({ html: z.string().nullable(), quoted: z.string().nullable() }) satisfies z.ZodType<MailBody>

const schema = {
  summary: 'The HTML of a mail and the text that it quotes, as they came',
  params: byId,
  response: { 200: body },
}

/** GET /api/v1/messages/:id/mail */
export const mail: Noun = (app, { database }) => {
  app.get('/api/v1/messages/:id/mail', { schema }, ({ who, params }) =>
    database.app(who.workspaceId, tx => mailOf(tx, who, params.id)),
  )
}
