import { z } from 'zod'
import type { Noun } from '#api'
import { id } from '#api/schemas'
import type { SessionCard } from '#protocol'

const session = z.object({
  id,
  current: z.boolean(),
  createdAt: z.number(),
  seenAt: z.number(),
  address: z.string().nullable(),
  agent: z.string().nullable(),
}) satisfies z.ZodType<SessionCard>

const schema = { summary: 'Where one is signed in, the latest first', response: { 200: z.array(session) } }

/** GET /api/v1/me/sessions */
export const sessions: Noun = (app, { accounts }) => {
  app.get('/api/v1/me/sessions', { schema, config: { asksFor: 'person' } }, request =>
    accounts.sessions(request.person),
  )
}
