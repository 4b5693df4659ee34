import { z } from 'zod'
import { changeColleague } from '#accounts'
import type { Noun } from '#api'
import { byId, colleague, role, sees } from '#api/schemas'

const schema = {
  summary: 'Give a colleague another role, or show them more or less of the conversations',
  params: byId,
  body: z.object({
    role: role.optional(),
    sees: sees
      .optional()
      .describe('all; team: in the hands of their teams or in the common queue; own: in their own hands'),
  }),
  response: { 200: colleague },
}

/** PATCH /api/v1/people/:id */
export const change: Noun = (app, { database }) => {
  app.patch('/api/v1/people/:id', { schema }, ({ who, params, body }) =>
    database.app(who.workspaceId, tx => changeColleague(tx, who, { personId: params.id, ...body })),
  )
}
