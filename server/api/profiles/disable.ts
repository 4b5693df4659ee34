import type { Noun } from '#api'
import { byId, done } from '#api/schemas'
import { disableProfile } from '#profiles'

const schema = (summary: string) => ({ summary, params: byId, response: { 204: done } })

/** POST /api/v1/profiles/:id/disable and …/enable */
export const disable: Noun = (app, { database, directory, now }) => {
  const route = (path: string, summary: string, disabled: boolean) =>
    app.post(`/api/v1/profiles/:id/${path}`, { schema: schema(summary) }, async ({ who, params: { id } }, reply) => {
      await database.app(who.workspaceId, tx => disableProfile(tx, who, { id, disabled }, now()))
      await directory.reload()
      return reply.code(204).send(null)
    })
  route('disable', 'Put a profile to rest; its conversations stay', true)
  route('enable', 'Wake a profile again', false)
}
