import { z } from 'zod'
import type { Noun } from '#api'
import { byId, id } from '#api/schemas'
import { caseOf, settleCase, unsettledIn } from '#cases'
import { doWithWayBack } from '#conversations'
import { mustBeFilled } from '#fields'
import { Fault } from '#lib'
import type { ManyDone } from '#protocol'
import { forEach } from '../many.ts'
import { caseSettled } from './shapes.ts'

const schema = {
  summary: 'Close what is open of it, for one reason, and settle it',
  description:
    'Each is closed for itself, as by hand; while one stays open, so does the case. `POST …/settle/undo` takes it back for a minute.',
  params: byId,
  body: z.object({ reasonId: id.optional().describe('May be left out where nothing of it is open') }),
  response: { 200: caseSettled },
}

/** POST /api/v1/cases/:id/settle */
export const settle: Noun = (app, world) => {
  const { database, now } = world
  app.post('/api/v1/cases/:id/settle', { schema }, async ({ who, params, body: { reasonId } }) => {
    const open = await database.app(who.workspaceId, tx => unsettledIn(tx, who, params.id))
    if (open.length > 0 && reasonId === undefined) throw new Fault('case.reason', 422)
    const each = open.map(one => ({ id: one }))
    const closed = await forEach(world, who, each, async (tx, { id: conversationId }): Promise<ManyDone> => {
      await mustBeFilled(tx, who, conversationId)
      const deed = { kind: 'close', reasonId: reasonId! } as const
      const found = await doWithWayBack(tx, who, { conversationId, deed, now: now() })
      if (!found) return { id: conversationId, outcome: 'unchanged' }
      return { id: conversationId, outcome: 'done', back: { line: found.lineId, unread: found.unread } }
    })
    const shown = await database.app(who.workspaceId, async tx => {
      await settleCase(tx, who, { id: params.id, now: now() })
      return caseOf(tx, who, params.id)
    })
    // What is out of sight could not be closed, and is not named.
    return { case: shown, closed: closed.filter(one => one.outcome !== 'fault' || one.code !== 'conversation.unknown') }
  })
}
