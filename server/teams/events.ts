import type { NewEvent } from '#log'

/** All that this room tells the rooms below. The subject is the team, but for the last two. */
export type TeamEvent =
  | 'team.added'
  /** It is called otherwise, or is there again. */
  | 'team.changed'
  | 'team.archived'
  /** detail: { teamId }; the subject is the person, who is in a team that is there. */
  | 'team.joined'
  /** The same of whoever is in it no more, or whose team is there no more. */
  | 'team.left'

export const tellTeam = (workspaceId: string, kind: TeamEvent, teamId: string): NewEvent => ({
  workspaceId,
  kind,
  subjectId: teamId,
})

export const tellMember = (
  workspaceId: string,
  kind: 'team.joined' | 'team.left',
  teamId: string,
  personId: string,
): NewEvent => ({ workspaceId, kind, subjectId: personId, detail: { teamId } })
