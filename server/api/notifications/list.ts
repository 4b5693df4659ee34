import { z } from 'zod'
import type { Noun } from '#api'
import { alertLevel, alertTopic, id } from '#api/schemas'
import { notifications } from '#notifications'
import type { NotificationCard, NotificationPage } from '#protocol'

const card = z.object({
  id,
  kind: z.enum([
    'mentioned',
    'assigned',
    'wrote',
    'failed',
    'woken',
    'asked',
    'kept',
    'alerted',
    'paused',
    'overdue',
    'progress',
    'unserved',
    'given',
  ]),
  conversationId: id.nullable().describe('Null where it concerns none'),
  name: z.string(),
  channel: z.string(),
  alert: z
    .object({ id, topic: alertTopic, level: alertLevel, isOver: z.boolean() })
    .nullable()
    .describe('Of which alert it tells, as it is now'),
  by: id.nullable().describe('Whose doing it was, where it was a colleague’s'),
  text: z.string().nullable(),
  asks: z
    .array(z.object({ skill: z.string(), name: z.object({ es: z.string(), en: z.string() }).nullable() }))
    .describe('What was asked for where nobody could take it; a language, a kind of work or what is gone has no name'),
  at: z.number(),
  readAt: z.number().nullable(),
}) satisfies z.ZodType<NotificationCard>

const page = z.object({ rows: z.array(card), next: z.string().nullable() }) satisfies z.ZodType<NotificationPage>

const schema = {
  summary: 'What one is told of, the latest first',
  querystring: z.object({ after: z.string().max(200).optional() }),
  response: { 200: page },
}

/** GET /api/v1/notifications?after= */
export const list: Noun = (app, { database }) => {
  app.get('/api/v1/notifications', { schema }, ({ who, query: { after } }) =>
    database.app(who.workspaceId, tx => notifications(tx, who, after)),
  )
}
