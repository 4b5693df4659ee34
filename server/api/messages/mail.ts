import { z } from 'zod'
import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { hasUncovered, mailOf } from '#messages'
import type { MailBody } from '#protocol'

const body = z.object({ html: z.string().nullable(), quoted: z.string().nullable() }) satisfies z.ZodType<MailBody>

const schema = {
  summary: 'The HTML of a mail and the text that it quotes, as they came',
  params: byId,
  querystring: z.object({
    uncovered: z
      .literal('yes')
      .optional()
      .describe('As it was written, to whoever uncovered the message within the hour'),
  }),
  response: { 200: body },
}

/** GET /api/v1/messages/:id/mail */
export const mail: Noun = (app, { database }) => {
  app.get('/api/v1/messages/:id/mail', { schema }, ({ who, params, query }) =>
    database.app(who.workspaceId, async tx => {
      const isUncovered = query.uncovered === 'yes' && (await hasUncovered(tx, who, params.id))
      return mailOf(tx, who, params.id, isUncovered)
    }),
  )
}
