import { z } from 'zod'
import type { Noun } from '#api'
import { field, fieldChoices } from '#api/schemas'
import { addField } from '#fields'

const { subject, kind, isRequired } = field.shape

const schema = {
  summary: 'Make a field of conversations or of customers',
  body: z.object({
    ...{ subject, kind },
    label: z.string().max(120),
    choices: fieldChoices.optional(),
    isRequired: isRequired.optional(),
  }),
  response: { 201: field },
}

/** POST /api/v1/fields */
export const add: Noun = (app, { database, now }) => {
  app.post('/api/v1/fields', { schema }, async ({ who, body }, reply) =>
    reply.code(201).send(await database.app(who.workspaceId, tx => addField(tx, who, { ...body, now: now() }))),
  )
}
