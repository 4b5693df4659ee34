import { z } from 'zod'
import type { Noun } from '#api'
import { bytes } from '#api/schemas'
import type { Who } from '#accounts'
import { Fault, isId } from '#lib'
import { give, giveThumbnail } from './give.ts'

const params = z.object({ id: z.string().refine(isId) })
const querystring = z.object({
  workspace: z.string().optional().describe('Whose file it is, where no header can say it'),
})
const config = { takesWorkspace: 'inAddress' } as const

/** GET /api/v1/files/:id and …/thumbnail: the bytes, for whoever belongs to the workspace. */
export const show: Noun = (app, { database, files }) => {
  const access = async ({ workspaceId }: Who, id: string) => {
    const row = await database.app(workspaceId, tx => files.find(tx, workspaceId, id))
    if (!row) throw new Fault('file.unknown', 404)
    return row
  }
  app.get(
    '/api/v1/files/:id',
    {
      config,
      schema: {
        summary: 'The bytes of a file; ranges may be asked for',
        ...{ params, querystring },
        response: { 200: bytes, 206: bytes },
      },
    },
    async (request, reply) => {
      return give(files, await access(request.who, request.params.id), request, reply)
    },
  )
  app.get(
    '/api/v1/files/:id/thumbnail',
    { config, schema: { summary: 'A small picture of it (WebP)', params, querystring, response: { 200: bytes } } },
    async (request, reply) => {
      return giveThumbnail(files, await access(request.who, request.params.id), reply)
    },
  )
}
