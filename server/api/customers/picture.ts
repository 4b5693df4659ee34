import { z } from 'zod'
import type { Noun } from '#api'
import { byId, bytes } from '#api/schemas'
import { mustReachCustomer } from '#conversations'
import { knownPicture } from '#customers'
import { Fault } from '#lib'

const querystring = z.object({
  workspace: z.string().optional().describe('Whose account it is, where no header can say it'),
  of: z.string().optional().describe('Another picture has another address'),
})
const schema = {
  summary: 'The picture that a platform shows of an account, as a small square (WebP)',
  ...{ params: byId, querystring, response: { 200: bytes } },
}
const config = { takesWorkspace: 'inAddress' } as const

/** GET /api/v1/identities/:id/picture: fetched by this server, never by the browser of whoever looks. */
export const picture: Noun = (app, { database, pictures }) => {
  app.get('/api/v1/identities/:id/picture', { schema, config }, async ({ who, params }, reply) => {
    const known = await database.app(who.workspaceId, async tx => {
      const found = await knownPicture(tx, who, params.id)
      if (!found) throw new Fault('customer.unknown', 404)
      await mustReachCustomer(tx, who, found.customerId)
      return found
    })
    const square = await pictures.bring(who, known)
    if (!square) throw new Fault('file.unknown', 404)
    return reply
      .headers({
        'content-type': 'image/webp',
        'content-disposition': 'inline',
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, max-age=31536000, immutable',
      })
      .send(square)
  })
}
