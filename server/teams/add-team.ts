import { record, type Who } from '#accounts'
import type { Tx } from '#db'
import { newId } from '#lib'
import { append } from '#log'
import { tellTeam } from './events.ts'
import { freeName, lockedTeams } from './locked-teams.ts'
import { insertTeam } from './store.ts'

/** A team with nobody in it yet, the last of the list. @throws Fault `forbidden`, `team.empty` (422), `team.taken` (409) */
export async function addTeam(tx: Tx, who: Who, { name: asked, now }: { name: string; now: number }): Promise<string> {
  const others = await lockedTeams(tx, who)
  const id = newId(now)
  const name = freeName(asked, others)
  const position = 1 + Math.max(-1, ...others.map(other => other.position))
  await insertTeam(tx, who.workspaceId, { id, name, position, isArchived: false })
  await record(tx, who, 'team.added', id, { name })
  await append(tx, [tellTeam(who.workspaceId, 'team.added', id)])
  return id
}
