import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { editProfile, profileCard, subscribe } from '#profiles'
import { meansOf } from './means.ts'
import { kept, profileChange } from './schemas.ts'

const schema = {
  summary: 'Change a profile or the settings of its connection; secrets that are left out stay',
  params: byId,
  body: profileChange,
  response: { 200: kept },
}

/** PATCH /api/v1/profiles/:id */
export const edit: Noun = (app, world) => {
  app.patch('/api/v1/profiles/:id', { schema }, async ({ who, params: { id }, body: change }) => {
    const answer = await world.database.app(who.workspaceId, async tx => {
      const { made } = await editProfile(tx, who, { id, change }, world)
      return { ...(await profileCard(tx, id, await meansOf(tx, who.workspaceId, world))), made }
    })
    await world.directory.reload()
    if (change.settings || change.renew) await subscribe(world, answer.connectionId)
    return answer
  })
}
