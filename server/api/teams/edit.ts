import { z } from 'zod'
import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { editTeam, putMembers, teams } from '#teams'
import { members, team, teamName } from './team.ts'

const schema = {
  summary: 'Rename a team, say who is in it, archive it or take it back',
  description: 'What waits in the queue of a team that is archived goes to the common queue.',
  params: byId,
  body: z.object({
    name: teamName.optional(),
    members,
    isArchived: z.boolean().optional(),
  }),
  response: { 200: team },
}

/** PATCH /api/v1/teams/:id */
export const edit: Noun = (app, { database }) => {
  app.patch('/api/v1/teams/:id', { schema }, ({ who, params: { id: teamId }, body: { members: inIt, ...rest } }) =>
    database.app(who.workspaceId, async tx => {
      await editTeam(tx, who, { id: teamId, ...rest })
      if (inIt) await putMembers(tx, who, { id: teamId, members: inIt })
      return (await teams(tx, who, { all: true })).find(each => each.id === teamId)!
    }),
  )
}
