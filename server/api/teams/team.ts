import { z } from 'zod'
import { id } from '#api/schemas'
import type { Team } from '#protocol'

export const team = z.object({
  id,
  name: z.string(),
  members: z.array(id).describe('Of the colleagues'),
  isArchived: z.boolean(),
}) satisfies z.ZodType<Team>

export const teamName = z.string().max(120)
export const members = z.array(id).max(500).optional().describe('All who are in it from now on')
