import { z } from 'zod'
import type { Noun } from '#api'
import { condition } from '#api/schemas'
import { type ViewPreview, viewLimits } from '#protocol'
import { preview as look } from '#views'

const schema = {
  summary: 'How many of the latest conversations these conditions hold; nothing is saved',
  body: z.object({ conditions: z.array(condition).max(4 * viewLimits.conditions) }),
  response: {
    200: z.object({
      count: z.number().int(),
      looked: z.number().int().describe('Among so many'),
      isAll: z.boolean().describe('There are no others'),
    }) satisfies z.ZodType<ViewPreview>,
  },
}

/** POST /api/v1/views/preview */
export const preview: Noun = (app, { database, now }) => {
  app.post('/api/v1/views/preview', { schema }, ({ who, body: { conditions } }) =>
    database.engine(tx => look(tx, who, conditions, now())),
  )
}
