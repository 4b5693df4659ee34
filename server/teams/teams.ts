import type { Who } from '#accounts'
import type { Tx } from '#db'
import { Fault } from '#lib'
import type { Team } from '#protocol'
import * as store from './store.ts'

/** The teams in their order; `all` also those that were archived. */
export async function teams(tx: Tx, { workspaceId }: Who, { all = false } = {}): Promise<Team[]> {
  const rows = await store.listTeams(tx, workspaceId)
  return rows.filter(row => all || !row.isArchived).map(({ position: _, ...team }) => team)
}

/** Whether somebody is in a team with this colleague; a key and the program are in none. */
export const isTogether = async (tx: Tx, who: Who, personId: string): Promise<boolean> =>
  who.kind === 'person' && store.areTogether(tx, who.workspaceId, who.personId, personId)

/** @throws Fault `team.unknown` (404) also for one that was archived */
export async function mustBeTeam(tx: Tx, { workspaceId }: Who, id: string): Promise<void> {
  if (!(await store.isTeam(tx, workspaceId, id))) throw new Fault('team.unknown', 404)
}
