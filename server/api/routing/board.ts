import { z } from 'zod'
import type { Who } from '#accounts'
import type { Noun } from '#api'
import { byId, id } from '#api/schemas'
import { isLimited, reachOf } from '#conversations'
import type { Tx } from '#db'
import { boardOf, heldBy, waitingIn, whyOf } from '#routing'
import { queueRules, setQueueRule } from '#routing-work'
import { board, held, rule, waiting, whole } from './shapes.ts'

const shown = { summary: 'How queues and people stand now', response: { 200: board } }
const inQueue = {
  summary: 'What waits in a queue, what is due first at the top',
  querystring: z.object({ team: z.union([z.literal('common'), id]) }),
  response: { 200: z.array(waiting) },
}
const inHand = {
  summary: 'What somebody has in hand, what is due first at the top',
  querystring: z.object({ agent: id }),
  response: { 200: z.array(held) },
}
const rules = { summary: 'How the work of each queue reaches people', response: { 200: z.array(rule) } }
const set = { summary: 'Set how the work of a queue reaches people', body: rule, response: { 204: z.null() } }
const why = {
  summary: 'Where a conversation is in distribution, and why',
  params: byId,
  response: { 200: whole },
}

/** GET /api/v1/routing/board, …/waiting, …/held, GET and PUT …/queues, GET /api/v1/conversations/:id/routing */
export const boardNoun: Noun = (app, { database, channels, now }) => {
  const channelOf = (kind: string) => channels.get(kind)?.can
  app.get('/api/v1/routing/board', { schema: shown }, ({ who }) =>
    database.app(who.workspaceId, tx => boardOf(tx, who, { now: now() })),
  )
  app.get('/api/v1/routing/waiting', { schema: inQueue }, ({ who, query: { team } }) =>
    database.app(who.workspaceId, async tx =>
      inReach(tx, who, await waitingIn(tx, who, team === 'common' ? null : team)),
    ),
  )
  app.get('/api/v1/routing/held', { schema: inHand }, ({ who, query: { agent } }) =>
    database.app(who.workspaceId, async tx => inReach(tx, who, await heldBy(tx, who, agent))),
  )
  app.get('/api/v1/routing/queues', { schema: rules }, ({ who }) =>
    database.app(who.workspaceId, tx => queueRules(tx, who.workspaceId)),
  )
  app.put('/api/v1/routing/queues', { schema: set }, async ({ who, body }, reply) => {
    await database.app(who.workspaceId, tx => setQueueRule(tx, who, body))
    return reply.code(204).send(null)
  })
  app.get('/api/v1/conversations/:id/routing', { schema: why }, ({ who, params }) =>
    database.app(who.workspaceId, tx => whyOf(tx, who, { id: params.id, now: now(), channelOf })),
  )
}

/** Whoever supervises may see less than all: what they may not read is counted on the board, and not named in lists. */
async function inReach<T extends { conversationId: string }>(tx: Tx, who: Who, rows: T[]): Promise<T[]> {
  if (!isLimited(who)) return rows
  const { workspaceId } = who
  const reaches = await reachOf(
    tx,
    rows.map(row => ({ workspaceId, id: row.conversationId })),
  )
  return rows.filter(({ conversationId }) => reaches(who, conversationId))
}
