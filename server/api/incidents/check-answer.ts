import { z } from 'zod'
import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { findWorkspace } from '#accounts'
import { checkAnswer } from '#incidents'
import { channelName } from '../channel-name.ts'
import { placeOf } from '../place-of.ts'
import { answerCheck, text } from './shapes.ts'

const schema = {
  summary: 'What would become of an answer to all, by groups',
  params: byId,
  body: z.object({ text }),
  response: { 200: z.array(answerCheck) },
}

/** POST /api/v1/incidents/:id/answers/check */
export const check: Noun = (app, world) => {
  app.post('/api/v1/incidents/:id/answers/check', { schema }, async ({ who, params, body }) => {
    const brand = await world.database.engine(tx => findWorkspace(tx, who.workspaceId))
    return world.database.app(who.workspaceId, tx =>
      checkAnswer(tx, who, {
        ...{ incidentId: params.id, text: body.text, now: world.now() },
        ...{ brand: brand?.name ?? '', channelName: channelName(world), placeOf: placeOf(world) },
      }),
    )
  })
}
