import { z } from 'zod'
import { alertLevels, type AlertTopic, type NoticeDraft, type SaidSample, subjectsRead } from '#protocol'

const id = z.uuid()

export const alertLevel = z.enum(alertLevels)
export const alertTopic = z
  .enum(['all', ...subjectsRead])
  .describe('A subject; `all`: the brand as a whole') satisfies z.ZodType<AlertTopic>

export const saidSample = z.object({
  messageId: id,
  conversationId: id,
  customerId: id,
  name: z.string(),
  channel: z.string(),
  profileId: id,
  at: z.number(),
  text: z.string().nullable(),
  visibility: z.enum(['public', 'private']),
}) satisfies z.ZodType<SaidSample>

const moment = z.number().describe('Epoch milliseconds')
export const noticeState = z.enum(['draft', 'ready', 'done', 'dismissed'])

export const noticeDraft = z.object({
  id,
  alertId: id.nullable(),
  incidentId: id.nullable(),
  state: noticeState,
  what: z.string(),
  who: z.string(),
  workaround: z.string(),
  nextAt: moment.describe('When there will be news again'),
  madeAt: moment,
  dueAt: moment.describe('By when it should be out'),
  changedAt: moment,
  changedById: id.nullable(),
}) satisfies z.ZodType<NoticeDraft>
