/** Whether all who write wait alike. */
import { z } from 'zod'
import { findWorkspace } from '#accounts'
import type { Noun } from '#api'
import { parityReport } from '#parity'
import { id } from '#api/schemas'
import { type ParityGroup, parityReaches, type ParityReport, type ParityTarget, parityVerdicts } from '#protocol'
import { target as anyTarget, within } from '../target-shape.ts'

const group = z.object({
  key: z.string(),
  count: z.number().int(),
  ratio: z
    .number()
    .describe(
      'Its median share of the target at the answer, on the clock of the target, of that of all; 1 is the same',
    ),
  p: z.number().describe('Mann–Whitney, two-sided, by Holm over the groups beside it'),
  verdict: z
    .enum(parityVerdicts)
    .describe('Below 30 turns `few`; p < 0.01 `slower` or `faster`; beyond 0.8–1.25 `unsure`'),
}) satisfies z.ZodType<ParityGroup>

const target = anyTarget.extend({
  profileId: id,
  name: z.string().describe('Of the account'),
  channel: z.string(),
  usual: within.describe('What all other accounts have'),
  why: z.string(),
}) satisfies z.ZodType<ParityTarget>

const schema = {
  summary: 'Whether all wait alike, by channel and by who reads along, of the answered turns that fell due in a time',
  querystring: z.object({
    days: z
      .enum(['7', '28', '90'])
      .default('28')
      .describe('7, 28 or 90 days of the brand’s zone, today the last of them'),
  }),
  response: {
    200: z.object({
      from: z.number(),
      to: z.number(),
      turns: z.number().int(),
      sampled: z.number().int().describe('Of these, how many were read: all, or a part drawn by chance'),
      open: z.number().int().describe('Fell due and have no answer yet'),
      channels: z.array(group),
      reaches: z.array(group.extend({ key: z.enum(parityReaches) })),
      targets: z.array(target).describe('Accounts that have a target of their own, with the reason that was given'),
    }) satisfies z.ZodType<ParityReport>,
  },
}

/** GET /api/v1/parity?days= */
export const register: Noun = async (app, { database, now }) => {
  app.get('/api/v1/parity', { schema }, async ({ who, query: { days } }) => {
    const brand = await database.engine(tx => findWorkspace(tx, who.workspaceId))
    const asked = { days: Number(days), now: now(), timeZone: brand?.timeZone ?? 'UTC' }
    return database.app(who.workspaceId, tx => parityReport(tx, who, asked))
  })
}
