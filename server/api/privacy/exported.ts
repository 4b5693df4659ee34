import { Readable } from 'node:stream'
import { z } from 'zod'
import { findWorkspace } from '#accounts'
import type { Noun } from '#api'
import { byId, bytes, language } from '#api/schemas'
import { customerNow } from '#customers'
import { openExport } from '#privacy'

const schema = {
  summary: 'Everything that is kept of a customer: a page to read, the same as data, and their files (ZIP)',
  params: byId,
  querystring: z.object({
    language: language.optional().describe('Of the page; as the brand speaks where nothing is said'),
    workspace: z.string().optional().describe('Whose customer it is, where no header can say it'),
  }),
  response: { 200: bytes },
}
const config = { takesWorkspace: 'inAddress' } as const

/** GET /api/v1/customers/:id/export: made while it is read. */
export const exported: Noun = (app, { database, files, now }) => {
  app.get('/api/v1/customers/:id/export', { schema, config }, async ({ who, params, query }, reply) => {
    const { workspaceId } = who
    const customerId = await database.app(workspaceId, tx => customerNow(tx, workspaceId, params.id))
    const brand = (await database.engine(tx => findWorkspace(tx, workspaceId)))!
    const asked = { customerId, brand, language: query.language ?? brand.language }
    const { name, bytes: archive } = await openExport({ database, files, now }, who, asked)
    return reply
      .headers({
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      })
      .send(Readable.from(archive))
  })
}
