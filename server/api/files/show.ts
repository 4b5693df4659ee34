import { z } from 'zod'
import type { Noun } from '#api'
import { bytes } from '#api/schemas'
import type { Who } from '#accounts'
import { isLimited } from '#conversations'
import type { Tx } from '#db'
import type { FileRow } from '#files'
import { Fault, isId } from '#lib'
import { readsMessage } from '#messages'
import { give, giveThumbnail } from './give.ts'

const params = z.object({ id: z.string().refine(isId) })
const querystring = z.object({
  workspace: z.string().optional().describe('Whose file it is, where no header can say it'),
})
const config = { takesWorkspace: 'inAddress' } as const

/** What nobody has sent yet belongs to no message. */
const mayOpen = async (tx: Tx, who: Who, { messageId }: FileRow): Promise<boolean> =>
  messageId === null || !isLimited(who) || readsMessage(tx, who, messageId)

/** GET /api/v1/files/:id and …/thumbnail: the bytes, for whoever belongs to the workspace. */
export const show: Noun = (app, { database, files }) => {
  const access = (who: Who, id: string) =>
    database.app(who.workspaceId, async tx => {
      const row = await files.find(tx, who.workspaceId, id)
      if (!row || !(await mayOpen(tx, who, row))) throw new Fault('file.unknown', 404)
      return row
    })
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
