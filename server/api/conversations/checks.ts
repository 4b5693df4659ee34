import { z } from 'zod'
import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { mustReach } from '#conversations'
import type { CheckFacts } from '#protocol'
import { checkFacts } from '#replies'

const facts = z.object({
  names: z.array(z.string()).describe('How the customer is called'),
  countries: z.array(z.enum(['ES', 'PT', 'FR', 'GB', 'US', 'BR', 'MX', 'AR', 'CO', 'CL'])),
  published: z.array(z.string()).describe('Where the brand says in public that it can be reached'),
  language: z.string().describe('In which the customer writes, else that of the profile'),
}) satisfies z.ZodType<CheckFacts>

const schema = {
  summary: 'What is looked at before an answer leaves: whom it could give away, and what the brand has made public',
  params: byId,
  response: { 200: facts },
}

/** GET /api/v1/conversations/:id/checks */
export const checks: Noun = (app, { database }) => {
  app.get('/api/v1/conversations/:id/checks', { schema }, ({ who, params }) =>
    database.app(who.workspaceId, async tx => {
      await mustReach(tx, who, params.id)
      return checkFacts(tx, who, params.id)
    }),
  )
}
