import { z } from 'zod'
import { condition, sort } from '#api/schemas'
import { type NewView, viewLimits } from '#protocol'

/** A view as it is written. */
export const body = z.object({
  name: z.string().max(4 * viewLimits.name),
  isShared: z.boolean().describe('For all of the workspace, instead of for oneself'),
  teamId: z.uuid().toLowerCase().nullable().optional().describe('Shared with this team, instead of with all'),
  conditions: z
    .array(condition)
    .max(4 * viewLimits.conditions)
    .describe('All of them hold'),
  sort,
}) satisfies z.ZodType<NewView>
