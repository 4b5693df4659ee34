import { z } from 'zod'
import { id, row } from '#api/schemas'
import type { Case, CaseLinked, CasePage, CaseSettled } from '#protocol'
import { manyDone } from '../many.ts'

const time = z.number().describe('Epoch milliseconds')

export const caseShape = z.object({
  id,
  number: z.number().int().describe('What people say aloud'),
  title: z.string(),
  state: z.enum(['open', 'settled']),
  openedBy: id.nullable(),
  openedAt: time,
  settledBy: id.nullable(),
  settledAt: time.nullable(),
  reopenedCount: z.number().int().describe('How often it was settled and was not'),
}) satisfies z.ZodType<Case>

export const casePage = caseShape.extend({
  conversations: z.number().int(),
  open: z.number().int().describe('Of them those that are not closed'),
  customers: z.number().int(),
  outOfSight: z.number().int().describe('Of them those that the reader may not see'),
  first: z.array(row).describe('What is open first, then the latest'),
}) satisfies z.ZodType<CasePage>

export const caseLinked = z.object({
  linked: z.number().int().describe('How many were not linked to it before'),
  standing: z
    .array(z.object({ conversationId: id, caseId: id, number: z.number().int() }))
    .describe('Those that are of another case, and stay there'),
}) satisfies z.ZodType<CaseLinked>

export const caseSettled = z.object({
  case: casePage,
  closed: manyDone.describe('What became of those that were open. `back` undoes it for a minute.'),
}) satisfies z.ZodType<CaseSettled>

export const title = z.string().max(200)
export const conversationIds = z.array(id).min(1).max(200)
