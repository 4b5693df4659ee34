import { z } from 'zod'
import type { Noun } from '#api'
import { teams } from '#teams'
import { team } from './team.ts'

const schema = {
  summary: 'The teams, with who is in them',
  querystring: z.object({ all: z.enum(['true', 'false']).optional().describe('Those that were archived, too') }),
  response: { 200: z.array(team) },
}

/** GET /api/v1/teams */
export const list: Noun = (app, { database }) => {
  app.get('/api/v1/teams', { schema }, ({ who, query }) =>
    database.app(who.workspaceId, tx => teams(tx, who, { all: query.all === 'true' })),
  )
}
