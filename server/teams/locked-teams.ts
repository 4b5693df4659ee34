import { mustBeAble, type Who } from '#accounts'
import type { Tx } from '#db'
import { cleanText, Fault, nameKey } from '#lib'
import { listTeams, lockTeams, type TeamRow } from './store.ts'

/** All teams, for whoever may change them, while nobody else does. @throws Fault `forbidden` (403) */
export async function lockedTeams(tx: Tx, who: Who): Promise<TeamRow[]> {
  mustBeAble(who, 'administer')
  await lockTeams(tx, who.workspaceId)
  return listTeams(tx, who.workspaceId)
}

/** One of them. @throws Fault `forbidden` (403), `team.unknown` (404) */
export async function lockedTeam(tx: Tx, who: Who, id: string): Promise<{ team: TeamRow; others: TeamRow[] }> {
  const all = await lockedTeams(tx, who)
  const team = all.find(each => each.id === id)
  if (!team) throw new Fault('team.unknown', 404)
  return { team, others: all.filter(each => each !== team) }
}

/** A name that none of these has. @throws Fault `team.empty` (422), `team.taken` (409) */
export function freeName(asked: string, others: readonly TeamRow[]): string {
  const name = cleanText(asked).trim()
  if (!name) throw new Fault('team.empty', 422)
  if (others.some(other => !other.isArchived && nameKey(other.name) === nameKey(name)))
    throw new Fault('team.taken', 409, { name })
  return name
}
