import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { gapValues as valuesOf } from '#snippets'
import { gapsAsk } from '../gaps-ask.ts'
import { gapValues } from './shapes.ts'

const schema = {
  summary: 'What is known in a conversation for the gaps of texts, and the languages to write in, the best first',
  params: byId,
  response: { 200: gapValues },
}

/** GET /api/v1/conversations/:id/gaps */
export const gaps: Noun = (app, world) => {
  app.get('/api/v1/conversations/:id/gaps', { schema }, async ({ who, params }) => {
    const ask = await gapsAsk(world, who, params.id)
    return world.database.app(who.workspaceId, tx => valuesOf(tx, who, ask))
  })
}
