import { z } from 'zod'
import { id } from '#api/schemas'

export const to = z.union([
  z.object({ kind: z.literal('queue'), team: id.exactOptional() }),
  z.object({ kind: z.literal('agent'), id }),
])
