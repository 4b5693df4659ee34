import { z } from 'zod'
import type { Noun } from '#api'
import { countsFor } from '#desk'
import type { Counts } from '#protocol'

const count = z.number().int()
const counts = z.object({
  mine: count,
  team: count,
  mentions: count,
  unassigned: count,
  due: count.nullable().describe('Looked for no further than 100: so many or more; null for those who do not see all'),
  open: count,
  waiting: count,
  snoozed: count,
}) satisfies z.ZodType<Counts>

const schema = { summary: 'How many conversations stand in each view', response: { 200: counts } }

/** GET /api/v1/counts */
export const register: Noun = (app, { database }) => {
  app.get('/api/v1/counts', { schema }, ({ who }) => database.app(who.workspaceId, tx => countsFor(tx, who)))
}
