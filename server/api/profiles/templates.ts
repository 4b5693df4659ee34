import { z } from 'zod'
import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { Fault } from '#lib'
import type { TemplateCard } from '#protocol'
import { refreshTemplates, templatesOf } from '#templates'

const card = z.object({
  id: z.string(),
  language: z.string(),
  name: z.string(),
  category: z.string(),
  state: z.enum(['approved', 'pending', 'refused', 'paused']),
  text: z.string(),
  header: z.string().exactOptional(),
  footer: z.string().exactOptional(),
  buttons: z.array(z.string()).exactOptional(),
  gaps: z.number(),
  fetchedAt: z.number(),
}) satisfies z.ZodType<TemplateCard>

const schema = (summary: string) => ({ summary, params: byId, response: { 200: z.array(card) } })

/** GET /api/v1/profiles/:id/templates as they were last told, POST /api/v1/profiles/:id/templates/refresh asked now. */
export const templates: Noun = (app, world) => {
  const asTold = schema('The texts that the platform has approved, and those that it has not')
  app.get('/api/v1/profiles/:id/templates', { schema: asTold }, ({ who, params: { id } }) => {
    const { connected, profile } = world.directory.profile(id) ?? {}
    if (!connected || !profile || connected.workspaceId !== who.workspaceId) throw new Fault('not-found', 404)
    const place = { workspaceId: who.workspaceId, connectionId: connected.id, profileKey: profile.key }
    return world.database.app(who.workspaceId, tx => templatesOf(tx, place))
  })
  const anew = schema('The same, asked of the platform now')
  app.post('/api/v1/profiles/:id/templates/refresh', { schema: anew }, ({ who, params }) =>
    refreshTemplates(world, who, params.id),
  )
}
