import { z } from 'zod'
import { auditPage } from '#accounts'
import type { Noun } from '#api'
import { id } from '#api/schemas'
import type { AuditLine } from '#protocol'

const line = z.object({
  id,
  at: z.number(),
  who: z.string().describe('The person or the key; empty for the program itself'),
  deed: z.string(),
  subjectId: id.nullable(),
  detail: z.record(z.string(), z.unknown()).nullable(),
}) satisfies z.ZodType<AuditLine>

const schema = {
  summary: 'Who did what, the latest first',
  querystring: z.object({ before: id.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  response: { 200: z.object({ rows: z.array(line), next: id.nullable() }) },
}

/** GET /api/v1/audit?before=&limit= */
export const register: Noun = (app, { database }) => {
  app.get('/api/v1/audit', { schema }, ({ who, query }) =>
    database.app(who.workspaceId, tx => auditPage(tx, who, query)),
  )
}
