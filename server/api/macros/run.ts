import type { Noun } from '#api'
import { byId, id, row } from '#api/schemas'
import { runMacro } from '#macros'
import { gapsAsk } from '../gaps-ask.ts'
import { placeOf } from '../place-of.ts'
import { readRow } from '../read-after.ts'
import { running } from './shapes.ts'

const schema = {
  summary: 'Do all of it in a conversation, or nothing; undone in one go for ten seconds',
  params: byId.extend({ macro: id }),
  body: running,
  response: { 200: row },
}

/** POST /api/v1/conversations/:id/macros/:macro */
export const run: Noun = (app, world) => {
  app.post('/api/v1/conversations/:id/macros/:macro', { schema }, async ({ who, params, body }) => {
    const conversationId = params.id
    const gaps = await gapsAsk(world, who, conversationId)
    const asked = { ...body, conversationId, gaps, macroId: params.macro, now: world.now(), placeOf: placeOf(world) }
    return world.database.app(who.workspaceId, async tx => {
      await runMacro(tx, who, asked)
      return readRow(tx, who, conversationId)
    })
  })
}
