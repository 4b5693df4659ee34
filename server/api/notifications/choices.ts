import { z } from 'zod'
import type { Noun } from '#api'
import { choicesOf, choose } from '#notifications'
import type { NotificationChoices } from '#protocol'

const place = z.enum(['nowhere', 'app', 'push'])
const minute = z.number().int().min(0).max(1439)
const shape = z.object({
  where: z.object({
    mentioned: place,
    asked: place,
    assigned: place,
    wrote: place,
    failed: place,
    woken: place,
    alerted: place.default('push'),
    overdue: place.default('push'),
    unserved: place.default('push'),
  }),
  quiet: z
    .object({ from: minute, to: minute, timeZone: z.string().min(1).max(64) })
    .nullable()
    .describe('When nothing is pushed, in minutes of the day'),
  showsNames: z.boolean().describe('What is pushed says what the customer is called'),
}) satisfies z.ZodType<NotificationChoices>

const asking = { summary: 'What one wants to be told, where and when', response: { 200: shape } }
const choosing = { summary: 'Choose what one wants to be told', body: shape, response: { 200: shape } }

/** GET and PUT /api/v1/notifications/choices */
export const choices: Noun = (app, { database }) => {
  app.get('/api/v1/notifications/choices', { schema: asking }, ({ who }) =>
    database.app(who.workspaceId, tx => choicesOf(tx, who)),
  )
  app.put('/api/v1/notifications/choices', { schema: choosing }, async ({ who, body }) => {
    await database.app(who.workspaceId, tx => choose(tx, who, body))
    return body
  })
}
