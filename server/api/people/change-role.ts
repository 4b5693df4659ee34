import { z } from 'zod'
import { changeRole as change } from '#accounts'
import type { Noun } from '#api'
import { byId, colleague, role } from '#api/schemas'

const schema = {
  summary: 'Give a colleague another role',
  params: byId,
  body: z.object({ role }),
  response: { 200: colleague },
}

/** PATCH /api/v1/people/:id */
export const changeRole: Noun = (app, { database }) => {
  app.patch('/api/v1/people/:id', { schema }, ({ who, params, body }) =>
    database.app(who.workspaceId, tx => change(tx, who, { personId: params.id, role: body.role })),
  )
}
