import { append, type Reaction } from '#log'
import { tellMember } from './events.ts'
import { deleteGone } from './store.ts'

/** Whoever works here no more is in no team any more. Told again, there is nothing left to do. */
export const followTeams: Reaction = {
  room: 'teams',
  kinds: ['colleague.removed'],
  async react(tx, events) {
    const gone = await deleteGone(
      tx,
      events.map(({ workspaceId, subjectId }) => ({ workspaceId, personId: subjectId! })),
    )
    await append(
      tx,
      gone.map(({ workspaceId, teamId, personId }) => tellMember(workspaceId, 'team.left', teamId, personId)),
    )
  },
}
