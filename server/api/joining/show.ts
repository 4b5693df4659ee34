import { z } from 'zod'
import type { Noun } from '#api'
import { language, role } from '#api/schemas'
import type { Joining } from '#protocol'

export const byToken = z.object({ token: z.string().max(200) })

const joining = z.object({
  brand: z.string(),
  invitedBy: z.string(),
  email: z.string(),
  role,
  language,
  known: z.boolean(),
}) satisfies z.ZodType<Joining>

const schema = { summary: 'What an invitation invites to', params: byToken, response: { 200: joining } }

/** GET /api/v1/joining/:token, for whoever has the link. */
export const show: Noun = (app, { accounts }) => {
  app.get('/api/v1/joining/:token', { schema, config: { asksFor: 'nobody' } }, ({ params }) =>
    accounts.joining(params.token),
  )
}
