import { z } from 'zod'
import type { Noun } from '#api'
import { keepTargets, levels } from '#deadlines'
import type { PresetView } from '#protocol'
import { changesOf, presets, withPreset } from '#service-levels'
import { target } from '../target-shape.ts'
import { levelsView } from './shapes.ts'
import { showLevels } from './show.ts'

/** PUT /api/v1/targets */
export const keep: Noun = (app, { database }) => {
  const schema = {
    summary:
      'Keep other targets: for every class, aim and pace one of all, and those of single accounts with their reasons',
    body: z.object({ targets: z.array(target).max(500) }),
    response: { 200: levelsView },
  }
  app.put('/api/v1/targets', { schema }, ({ who, body: { targets } }) =>
    database.app(who.workspaceId, async tx => {
      await keepTargets(tx, who, targets)
      return showLevels(tx, who)
    }),
  )
}

const named = z.object({ name: z.enum(presets) })
const view = z.object({
  changes: z.array(z.object({ now: target.nullable(), then: target })),
}) satisfies z.ZodType<PresetView>

/** GET /api/v1/targets/preset?name= */
export const preview: Noun = (app, { database }) => {
  const schema = { summary: 'What a preset would change', querystring: named, response: { 200: view } }
  app.get('/api/v1/targets/preset', { schema }, ({ who, query: { name } }) =>
    database.app(who.workspaceId, async tx => ({ changes: changesOf((await levels(tx, who)).targets, name) })),
  )
}

/** POST /api/v1/targets/preset */
export const put: Noun = (app, { database }) => {
  const summary = 'Put a preset in the place of the targets of all; those of single accounts stay'
  const schema = { summary, body: named, response: { 200: levelsView } }
  app.post('/api/v1/targets/preset', { schema }, ({ who, body: { name } }) =>
    database.app(who.workspaceId, async tx => {
      await keepTargets(tx, who, withPreset((await levels(tx, who)).targets, name))
      return showLevels(tx, who)
    }),
  )
}
