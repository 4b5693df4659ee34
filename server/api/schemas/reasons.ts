import { z } from 'zod'
import type { Reason } from '#protocol'

const id = z.uuid()
export const reasonMark = z.enum(['value', 'irritant']).nullable().describe('Null: nobody has said so yet')

export const reason = z.object({
  id,
  label: z.string(),
  parentId: id.nullable(),
  path: z.array(z.string()).describe('The labels above it, from the top'),
  isLeaf: z.boolean().describe('A conversation can be closed for it'),
  isArchived: z.boolean(),
  toCustomer: reasonMark,
  toBrand: reasonMark,
}) satisfies z.ZodType<Reason>
