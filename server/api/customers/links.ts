import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id } from '#api/schemas'
import { linksWith } from '#linking'
import { linkEvidences, type LinkCard } from '#protocol'

const link = z.object({
  id,
  oneId: id.describe('An account'),
  otherId: id.describe('Another account'),
  evidence: z.enum(linkEvidences).describe('Why they are one person; `person`: somebody says so'),
  detail: z.record(z.string(), z.string()).describe('What the evidence is about, such as an address'),
  madeAt: z.number(),
  madeBy: id.nullable().describe('Null: by itself'),
  endedAt: z.number().nullable().describe('When it turned out to be wrong'),
  endedBy: id.nullable(),
}) satisfies z.ZodType<LinkCard>

const schema = {
  summary: 'Why their accounts are one person, and what turned out to be wrong, in the order in which it was said',
  params: byId,
  response: { 200: z.array(link) },
}

/** GET /api/v1/customers/:id/links */
export const links: Noun = (app, { database }) => {
  app.get('/api/v1/customers/:id/links', { schema }, ({ who, params }) =>
    database.app(who.workspaceId, tx => linksWith(tx, who, params.id)),
  )
}
