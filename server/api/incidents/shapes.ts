import { z } from 'zod'
import { id } from '#api/schemas'
import type { AnswerCheck, Incident, IncidentAnswer, IncidentPage, LeftOut } from '#protocol'

const time = z.number().describe('Epoch milliseconds')

export const incident = z.object({
  id,
  name: z.string(),
  known: z.string().describe('What is known of it'),
  state: z.enum(['open', 'solved']),
  since: time,
  openedBy: id.nullable(),
  openedAt: time,
  solvedAt: time.nullable(),
  conversations: z.number().int(),
  customers: z.number().int(),
}) satisfies z.ZodType<Incident>

const answer = z.object({
  id,
  text: z.string(),
  reasonId: id.nullable(),
  byId: id,
  at: time,
  state: z.enum(['running', 'done', 'cancelled']),
  told: z.number().int(),
  leftOut: z.number().int(),
}) satisfies z.ZodType<IncidentAnswer>

export const incidentPage = incident.extend({
  answers: z.array(answer),
  blocked: z.string().nullable().describe('Why whoever asks may not change it, as a fault code; null when they may'),
}) satisfies z.ZodType<IncidentPage>

export const answerCheck = z.object({
  group: z.string().describe('`private` or `public`; or why they are not told, as a fault code'),
  goes: z.boolean(),
  count: z.number().int(),
  conversations: z.array(z.object({ id, name: z.string(), channel: z.string() })).describe('The first of them'),
}) satisfies z.ZodType<AnswerCheck>

export const leftOut = z.object({
  conversationId: id,
  code: z.string(),
  name: z.string(),
  channel: z.string(),
}) satisfies z.ZodType<LeftOut>

export const text = z.string().max(20_000)
export const name = z.string().max(200)
export const known = z.string().max(20_000)
