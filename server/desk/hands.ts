import type { Who } from '#accounts'
import { type Hands, handsSeenBy } from '#conversations'

/** In whose hands what is asked for may be: `team` is in those of my teams, `nobody` in a queue. */
export type Whose = 'mine' | 'team' | 'nobody'

/** The hands in which what somebody asks for is, as far as they may see it; `any`: whoever it is. Pure. */
export function handsOf(who: Who, whose: Whose | undefined): Hands | 'any' {
  const [asked, seen] = [askedFor(who, whose), handsSeenBy(who)]
  if (asked === 'any' || seen === 'any') return asked === 'any' ? seen : asked
  return {
    agents: asked.agents.filter(id => seen.agents.includes(id)),
    teams: asked.teams === 'all' ? seen.teams : asked.teams.filter(id => seen.teams.includes(id)),
    common: asked.common && seen.common,
  }
}

const nobody: Hands = { agents: [], teams: [], common: false }

function askedFor(who: Who, whose: Whose | undefined): Hands | 'any' {
  if (whose === undefined) return 'any'
  if (whose === 'nobody') return { agents: [], teams: 'all', common: true }
  if (who.kind !== 'person') return nobody
  return whose === 'mine'
    ? { ...nobody, agents: [who.personId] }
    : { ...nobody, agents: who.mateIds, teams: who.teamIds }
}
