import type { Holder } from './conversations.ts'

/** Some of the colleagues, by their ids; conversations may wait in a team's own queue. */
export type Team = { id: string; name: string; members: string[]; isArchived: boolean }

/** Which conversations somebody may see: all; those of their teams and the common queue; those in their own hands. */
export type Sees = 'all' | 'team' | 'own'

/** All that decides it. `mateIds`: who is in one of these teams, oneself among them. */
export type Sight = { sees: Sees; teamIds: string[]; mateIds: string[] }

/** Whether a conversation in these hands is one that `me` may see for itself. */
export function isInSight(me: string, { sees, teamIds, mateIds }: Sight, holder: Holder): boolean {
  if (sees === 'all') return true
  if (holder.kind === 'agent') return holder.id === me || (sees === 'team' && mateIds.includes(holder.id))
  return sees === 'team' && holder.kind === 'queue' && (holder.team === undefined || teamIds.includes(holder.team))
}

/** Whether it is in the hands of these teams: in a queue of theirs, or with one of them. */
export function isOfTeams({ teamIds, mateIds }: Omit<Sight, 'sees'>, holder: Holder): boolean {
  if (holder.kind === 'agent') return mateIds.includes(holder.id)
  return holder.kind === 'queue' && holder.team !== undefined && teamIds.includes(holder.team)
}
