import { z } from 'zod'
import type { Noun } from '#api'
import { addTeam, putMembers, teams } from '#teams'
import { members, team, teamName } from './team.ts'

const schema = {
  summary: 'Add a team',
  body: z.object({ name: teamName, members }),
  response: { 201: team },
}

/** POST /api/v1/teams */
export const add: Noun = (app, { database, now }) => {
  app.post('/api/v1/teams', { schema }, async ({ who, body }, reply) => {
    const made = await database.app(who.workspaceId, async tx => {
      const id = await addTeam(tx, who, { name: body.name, now: now() })
      if (body.members) await putMembers(tx, who, { id, members: body.members })
      return (await teams(tx, who)).find(each => each.id === id)!
    })
    return reply.code(201).send(made)
  })
}
