import type { Who } from '#accounts'
import { type Holder, isInSight } from '#protocol'

/** Whether a limit stands between somebody and the conversations of others. Keys and the machine see all. */
export const isLimited = (who: Who): who is Extract<Who, { kind: 'person' }> =>
  who.kind === 'person' && who.sees !== 'all'

/** Whether somebody may see a conversation in these hands for itself: then it stands in their lists. Pure. */
export const sees = (who: Who, holder: Holder): boolean => !isLimited(who) || isInSight(who.personId, who, holder)

/** Colleagues, the queues of teams (`all` that there are), and the queue that all have in common. */
export type Hands = { agents: readonly string[]; teams: readonly string[] | 'all'; common: boolean }

/** The same as a list of the hands; `any`: whoever it is. Pure. */
export function handsSeenBy(who: Who): Hands | 'any' {
  if (!isLimited(who)) return 'any'
  if (who.sees === 'own') return { agents: [who.personId], teams: [], common: false }
  return { agents: [...new Set([who.personId, ...who.mateIds])], teams: who.teamIds, common: true }
}

/** The same as a condition on a row `c` of conversations; undefined where there is none. */
export const seenCondition = (who: Who, c: string, bind: Bind): string | undefined => inHands(handsSeenBy(who), c, bind)

type Bind = (value: unknown) => string

/** Whether a row `c` of conversations is in one of these hands; undefined where any will do. */
export function inHands(hands: Hands | 'any', c: string, bind: Bind): string | undefined {
  if (hands === 'any') return undefined
  const { agents, teams, common } = hands
  const held = [
    agents.length > 0 && `${c}.holder_kind = 'agent' and ${c}.holder_id = any(${bind(agents)}::uuid[])`,
    teams === 'all' && `${c}.holder_kind = 'queue' and ${c}.holder_id is not null`,
    teams !== 'all' &&
      teams.length > 0 &&
      `${c}.holder_kind = 'queue' and ${c}.holder_id = any(${bind(teams)}::uuid[])`,
    common && `${c}.holder_kind = 'queue' and ${c}.holder_id is null`,
  ].filter(each => typeof each === 'string')
  return held.length === 0 ? 'false' : `(${held.join(' or ')})`
}
