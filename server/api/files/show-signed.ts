import { z } from 'zod'
import type { Noun } from '#api'
import { Fault, isId } from '#lib'
import { give, giveThumbnail } from './give.ts'

const params = z.object({ workspace: z.string().refine(isId), id: z.string().refine(isId) })
const querystring = z.object({ until: z.string().regex(/^\d{1,15}$/), signature: z.string().max(100) })
const schema = { hide: true, params, querystring }

/**
 * GET /files/:workspace/:id and …/thumbnail: for visitors of the brand's web and for vendors, who have no sign-in but an
 * address that we signed for this one file. It may be shown on other sites.
 */
export const showSigned: Noun = (app, { database, files, now }) => {
  const access = async ({ workspace, id }: z.infer<typeof params>, query: z.infer<typeof querystring>) => {
    if (!files.isSigned({ workspaceId: workspace, id, ...query }, now())) throw new Fault('file.unknown', 404)
    const row = await database.app(workspace, tx => files.find(tx, workspace, id))
    if (!row) throw new Fault('file.unknown', 404)
    return row
  }
  const open = { 'cross-origin-resource-policy': 'cross-origin', 'referrer-policy': 'no-referrer' }
  app.get('/files/:workspace/:id', { schema }, async (request, reply) => {
    return give(files, await access(request.params, request.query), request, reply.headers(open))
  })
  app.get('/files/:workspace/:id/thumbnail', { schema }, async (request, reply) => {
    return giveThumbnail(files, await access(request.params, request.query), reply.headers(open))
  })
}
