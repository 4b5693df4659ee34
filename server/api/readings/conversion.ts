import { z } from 'zod'
import { findWorkspace, type Who } from '#accounts'
import type { Noun, World } from '#api'
import { id } from '#api/schemas'
import { day, earliestTime, latestTime } from '#lib'
import {
  type Conversion,
  conversionFigures,
  conversionGroupings,
  type ConversionPage,
  type ConversionReport,
  type Share,
} from '#protocol'
import { conversionReport, conversionRows } from '#readings'

const usualDays = 28
const moment = z.coerce.number().min(earliestTime).max(latestTime).optional()
const orNone = z.union([z.literal('none'), id]).optional()

const narrowing = z.object({
  from: moment.describe(
    'Conversations that began from then on, in epoch milliseconds; 28 days before `to` where nothing is said',
  ),
  to: moment.describe('… and before then; now where nothing is said'),
  channel: z.string().max(60).optional(),
  reason: orNone.describe('An id, or none'),
  team: orNone.describe('Of whoever has the conversation: an id, or none'),
})

const share = z.object({
  count: z.number().int(),
  of: z.number().int(),
  share: z.number().nullable(),
  low: z.number().nullable().describe('The 95 % interval by Wilson'),
  high: z.number().nullable(),
}) satisfies z.ZodType<Share>

const figures = {
  conversion: share.describe('Of those that began at −0.25 or lower, those that ended at −0.25 or higher'),
  strict: share.describe('… at 0.25 or higher'),
  deterioration: share.describe('Of those that began above −0.25, those that ended at −0.25 or lower'),
  coverage: share.describe('Of all, those whose beginning and end are known'),
} satisfies Record<keyof Conversion, z.ZodType<Share>>

const reporting = {
  summary: 'How customers sound before our first reply and after our last one, and how many were won back',
  querystring: narrowing.extend({ by: z.enum(conversionGroupings).default('none') }),
  response: {
    200: z.object({
      total: z.object(figures),
      groups: z.array(z.object({ key: z.string().nullable(), ...figures })),
    }) satisfies z.ZodType<ConversionReport>,
  },
}

const asked = <Query extends z.infer<typeof narrowing>>({ from, to, ...query }: Query, now: number) => {
  const until = to ?? now
  return { ...query, from: from ?? until - usualDays * day, to: until }
}

async function timeZoneOf({ database }: World, who: Who): Promise<string> {
  const brand = await database.engine(tx => findWorkspace(tx, who.workspaceId))
  return brand?.timeZone ?? 'UTC'
}

/** GET /api/v1/readings/conversion?from=&to=&by=&channel=&reason=&team= */
export const report: Noun = (app, world) => {
  app.get('/api/v1/readings/conversion', { schema: reporting }, async ({ who, query }) => {
    const ask = { ...asked(query, world.now()), timeZone: await timeZoneOf(world, who) }
    return world.database.app(who.workspaceId, tx => conversionReport(tx, who, ask))
  })
}

const listing = {
  summary: 'The conversations behind a figure of that report, the latest first',
  querystring: narrowing.extend({
    figure: z.enum(conversionFigures).default('all').describe('`lasting`: began unhappy, and ended so'),
    after: z.string().max(500).optional().describe('`next` of the page before'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: {
    200: z.object({
      rows: z.array(
        z.object({
          conversationId: id,
          name: z.string().nullable().describe('Null where it may not be seen'),
          channel: z.string(),
          beganAt: z.number(),
          start: z.number().nullable(),
          end: z.number().nullable(),
        }),
      ),
      next: z.string().nullable(),
    }) satisfies z.ZodType<ConversionPage>,
  },
}

/** GET /api/v1/readings/conversion/conversations?figure=&from=&to=&channel=&reason=&team=&after=&limit= */
export const rows: Noun = (app, { database, now }) => {
  app.get('/api/v1/readings/conversion/conversations', { schema: listing }, ({ who, query }) =>
    database.app(who.workspaceId, tx => conversionRows(tx, who, asked(query, now()))),
  )
}
