import { z } from 'zod'
import { mustBeAble } from '#accounts'
import type { Noun } from '#api'
import { parkedOf } from '#intake'
import type { ParkedCard } from '#protocol'

const card = z.object({
  id: z.string(),
  connectionId: z.string(),
  channel: z.string(),
  profileName: z.string(),
  reason: z.string(),
  detail: z.string().nullable(),
  parkedAt: z.number(),
}) satisfies z.ZodType<ParkedCard>

const schema = { summary: 'What could not be taken, oldest first', response: { 200: z.array(card) } }

/** GET /api/v1/parked */
export const list: Noun = (app, { database, directory }) => {
  app.get('/api/v1/parked', { schema }, async ({ who }) => {
    mustBeAble(who, 'administer')
    const parked = await database.app(who.workspaceId, parkedOf)
    return parked.map(({ id, connectionId, reason, detail, parkedAt }) => {
      const connected = directory.find(connectionId)
      const [profile] = connected?.profiles.values() ?? []
      return {
        id,
        connectionId,
        channel: connected?.channel.id ?? '',
        profileName: profile?.name ?? '',
        reason,
        detail,
        parkedAt,
      }
    })
  })
}
