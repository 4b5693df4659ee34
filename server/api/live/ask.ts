import { z } from 'zod'
import { builtInView } from '#api/schemas'
import type { LiveAsk } from '#protocol'

const id = z.string().regex(/^[0-9a-f-]{36}$/)
const mostRows = 5000
const mostBeside = 500

const ask = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('show'),
    view: z.union([builtInView, id]).nullable(),
    rows: z.array(id).max(mostRows),
    conversation: id.nullable(),
    beside: z.array(id).max(mostBeside).optional(),
    since: z.number().int().nonnegative().optional(),
  }),
  z.object({
    kind: z.literal('typing'),
    conversation: id,
    writes: z.enum(['reply', 'note']),
    until: z.number(),
  }),
])

/** What a console says over its socket; undefined when it makes no sense. */
export function readAsk(text: string): LiveAsk | undefined {
  try {
    return ask.parse(JSON.parse(text)) as LiveAsk
  } catch {
    return undefined
  }
}
