import { z } from 'zod'
import type { Noun } from '#api'
import { foundAccount, id, profileCheck } from '#api/schemas'
import { Fault } from '#lib'
import { trySettings } from '#profiles'
import type { SettingsTried } from '#protocol'
import { tryingWith } from '#vendor-sign-in'

const tried = z.object({ health: profileCheck, found: z.array(foundAccount) }) satisfies z.ZodType<SettingsTried>

const schema = {
  summary: 'Ask the platform about settings before they are kept',
  params: z.object({ id: z.string().max(60) }),
  body: z.object({
    settings: z.record(z.string().max(60), z.string().max(20_000)),
    signIn: id.exactOptional(),
  }),
  response: { 200: tried },
}

/** POST /api/v1/channels/:id/try. Takes as long as the platform takes to answer, 20 s at most. */
export const trial: Noun = (app, world) => {
  app.post('/api/v1/channels/:id/try', { schema }, async ({ who, params, body: { settings, signIn } }) => {
    const { channels, database, vault, now } = world
    if (!channels.has(params.id)) throw new Fault('not-found', 404)
    const means = { vault, now: now() }
    const wanted = { channel: params.id, profileId: null }
    const begun = signIn === undefined ? undefined : await tryingWith(database, who, { ...wanted, id: signIn }, means)
    return trySettings(world, who, { channel: params.id, settings }, begun)
  })
}
