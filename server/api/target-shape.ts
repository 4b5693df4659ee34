import { z } from 'zod'
import { id } from '#api/schemas'
import type { TargetCard } from '#protocol'

const ms = z.int().min(0).max(40_000_000_000)
export const within = z.union([
  z.object({ clock: z.enum(['wall', 'business']), ms }),
  z.object({ clock: z.literal('days'), days: z.int().min(0).max(1000) }),
])

export const target = z.object({
  aim: z.enum(['first', 'next', 'resolution']),
  class: z.enum(['safety', 'complaint', 'query', 'courtesy']),
  pace: z.enum(['live', 'later']).nullable().describe('Whether the customer is there and waits; null: both'),
  profileId: id.nullable().describe('Of one account alone, which then wants a reason'),
  within,
  why: z.string().max(1000).nullable(),
}) satisfies z.ZodType<TargetCard>
