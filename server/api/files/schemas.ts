import { z } from 'zod'
import type { FileCard } from '#protocol'

export const card = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number().nullable(),
  state: z.enum(['pending', 'ready', 'refused', 'failed']),
  address: z.string().nullable(),
  thumbnail: z.string().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  failure: z.string().nullable(),
}) satisfies z.ZodType<FileCard>
