import { z } from 'zod'
import { invitations } from '#accounts'
import type { Noun } from '#api'
import { id, role } from '#api/schemas'
import type { Invitation } from '#protocol'

export const invitation = z.object({
  id,
  email: z.string(),
  role: role.exclude(['owner']),
  createdAt: z.number(),
  expiresAt: z.number(),
}) satisfies z.ZodType<Invitation>

const schema = { summary: 'Invitations that are still open', response: { 200: z.array(invitation) } }

/** GET /api/v1/invitations */
export const list: Noun = (app, { database, now }) => {
  app.get('/api/v1/invitations', { schema }, ({ who }) =>
    database.app(who.workspaceId, tx => invitations(tx, who, now())),
  )
}
