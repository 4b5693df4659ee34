import { z } from 'zod'
import type { Noun } from '#api'
import { id } from '#api/schemas'
import { addConsentText, consentTexts as texts } from '#consents'
import { type ConsentText, purposes } from '#protocol'

const text = z.object({
  ...{ id, purpose: z.enum(purposes), version: z.number(), texts: z.record(z.string(), z.string()) },
  ...{ madeAt: z.number(), madeBy: id.nullable() },
}) satisfies z.ZodType<ConsentText>

const listing = {
  summary: 'What people are shown when they are asked, with all earlier versions, the latest of each purpose first',
  response: { 200: z.array(text) },
}
const adding = {
  summary: 'Change what people are shown: a new version; those before stay as they were agreed to',
  body: z.object({
    purpose: z.enum(purposes),
    texts: z.record(z.string().min(2).max(35), z.string()).describe('By language'),
  }),
  response: { 201: text },
}

/** GET, POST /api/v1/consent-texts */
export const consentTexts: Noun = (app, { database, now }) => {
  app.get('/api/v1/consent-texts', { schema: listing }, ({ who }) =>
    database.app(who.workspaceId, tx => texts(tx, who)),
  )
  app.post('/api/v1/consent-texts', { schema: adding }, async ({ who, body }, reply) =>
    reply.code(201).send(await database.app(who.workspaceId, tx => addConsentText(tx, who, { ...body, now: now() }))),
  )
}
