import { z } from 'zod'
import type { Noun } from '#api'
import { byId, emotionRead, kindRead, languageRead, message, subjectRead, urgencyRead } from '#api/schemas'
import { type ReadingChange, sentimentsSaid } from '#protocol'
import { correctReading as correct } from '#readings'
import { readMessage } from '../read-after.ts'

const back = 'null takes one’s word back'
const [bad, poor, plain, good, best] = sentimentsSaid

const schema = {
  summary: 'Say how a message of a customer reads, in the place of what models read in it',
  description:
    'It stands over every later reading, until the message itself changes. Saying what models say takes it back.',
  params: byId,
  body: z.object({
    language: languageRead.nullable().exactOptional().describe(back),
    sentiment: z
      .union([bad, poor, plain, good, best].map(each => z.literal(each)))
      .nullable()
      .exactOptional()
      .describe(back),
    emotion: emotionRead.nullable().exactOptional().describe(back),
    urgency: urgencyRead.nullable().exactOptional().describe(back),
    kind: kindRead.nullable().exactOptional().describe(back),
    subject: subjectRead.nullable().exactOptional().describe(back),
    isToxic: z.boolean().nullable().exactOptional().describe(back),
  }) satisfies z.ZodType<ReadingChange>,
  response: { 200: message },
}

/** PATCH /api/v1/messages/:id/reading */
export const correctReading: Noun = (app, world) => {
  app.patch('/api/v1/messages/:id/reading', { schema }, ({ who, params, body: change }) =>
    world.database.app(who.workspaceId, async tx => {
      await correct(tx, who, { messageId: params.id, change, now: world.now() })
      return readMessage(tx, who, params.id)
    }),
  )
}
