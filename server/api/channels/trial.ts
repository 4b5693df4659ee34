import { z } from 'zod'
import type { Noun } from '#api'
import { profileCheck } from '#api/schemas'
import { trySettings } from '#profiles'
import type { SettingsTried } from '#protocol'

const tried = z.object({
  health: profileCheck,
  found: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      handle: z.string().exactOptional(),
      picture: z.string().exactOptional(),
    }),
  ),
}) satisfies z.ZodType<SettingsTried>

const schema = {
  summary: 'Ask the platform about settings before they are kept',
  params: z.object({ id: z.string().max(60) }),
  body: z.object({ settings: z.record(z.string().max(60), z.string().max(20_000)) }),
  response: { 200: tried },
}

/** POST /api/v1/channels/:id/try. Takes as long as the platform takes to answer, 20 s at most. */
export const trial: Noun = (app, world) => {
  app.post('/api/v1/channels/:id/try', { schema }, ({ who, params, body }) =>
    trySettings(world, who, { channel: params.id, settings: body.settings }),
  )
}
