import type { Noun } from '#api'
import { addProfile, profileCard, subscribe } from '#profiles'
import { takeSignIn } from '#vendor-sign-in'
import { meansOf } from './means.ts'
import { kept, newProfile } from './schemas.ts'

const schema = { summary: 'A connection to a channel and its first profile', body: newProfile, response: { 201: kept } }

/** POST /api/v1/profiles. Once it has answered, its hook takes what the platform sends. */
export const add: Noun = (app, world) => {
  app.post('/api/v1/profiles', { schema }, async ({ who, body }, reply) => {
    const { channels, vault, now } = world
    const answer = await world.database.app(who.workspaceId, async tx => {
      const { signIn, ...profile } = body
      const wanted = { channel: body.channel, profileId: null }
      const begun =
        signIn === undefined ? undefined : await takeSignIn(tx, who, { ...wanted, id: signIn }, { vault, now: now() })
      const { id, made } = await addProfile(tx, who, profile, { channels, vault, now: now() }, begun)
      return { ...(await profileCard(tx, id, await meansOf(tx, who.workspaceId, world))), made }
    })
    await world.directory.reload()
    // It is kept whatever the platform says to it: what is wrong shows in its health.
    await subscribe(world, answer.connectionId)
    return reply.code(201).send(answer)
  })
}
