import { z } from 'zod'
import { type Tag, tagHues } from '#protocol'

export const tagHue = z.enum(tagHues)
export const tag = z.object({
  id: z.uuid(),
  name: z.string(),
  hue: tagHue,
  isArchived: z.boolean(),
}) satisfies z.ZodType<Tag>
