import { z } from 'zod'
import type { Noun } from '#api'
import { profileCards } from '#profiles'
import { meansOf } from './means.ts'
import { card } from './schemas.ts'

const schema = { summary: 'The brand’s profiles and how their connections fare', response: { 200: z.array(card) } }

/** GET /api/v1/profiles */
export const list: Noun = (app, world) => {
  app.get('/api/v1/profiles', { schema }, ({ who }) =>
    world.database.app(who.workspaceId, async tx => profileCards(tx, await meansOf(tx, who.workspaceId, world))),
  )
}
