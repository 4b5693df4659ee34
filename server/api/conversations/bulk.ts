import { z } from 'zod'
import type { Noun } from '#api'
import { id, time } from '#api/schemas'
import { doWithWayBack } from '#conversations'
import { mustBeFilled } from '#fields'
import type { ManyAsk, ManyDone } from '#protocol'
import { forEach, manyDone } from '../many.ts'

const deed = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('assign'),
    holder: z.union([
      z.object({ kind: z.literal('queue'), team: id.exactOptional() }),
      z.object({ kind: z.literal('agent'), id }),
    ]),
  }),
  z.object({ kind: z.literal('snooze'), until: time }),
  z.object({ kind: z.literal('close'), reasonId: id }),
  z.object({ kind: z.literal('reopen') }),
  z.object({ kind: z.literal('read') }),
])

const schema = {
  summary: 'Do one thing with many, each for itself',
  description:
    'The answers stand in the order asked; what fails for one stops no other. `back` undoes it for a minute.',
  body: z.object({ ids: z.array(id).min(1).max(500), deed }) satisfies z.ZodType<ManyAsk>,
  response: { 200: manyDone },
}

/** POST /api/v1/conversations/bulk */
export const bulk: Noun = (app, world) => {
  app.post('/api/v1/conversations/bulk', { schema }, ({ who, body: { ids, deed: asked } }) => {
    const wanted = asked.kind === 'assign' ? { kind: asked.kind, to: asked.holder } : asked
    const each = [...new Set(ids)].map(one => ({ id: one }))
    return forEach(world, who, each, async (tx, { id: one }): Promise<ManyDone> => {
      if (wanted.kind === 'close') await mustBeFilled(tx, who, one)
      const found = await doWithWayBack(tx, who, { conversationId: one, deed: wanted, now: world.now() })
      if (!found) return { id: one, outcome: 'unchanged' }
      return { id: one, outcome: 'done', back: { line: found.lineId, unread: found.unread } }
    })
  })
}
