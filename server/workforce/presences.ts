import type { Who } from '#accounts'
import type { Tx } from '#db'
import { findPresence, listPresences, type PresenceRow } from './presence-store.ts'

export type PresenceShown = Omit<PresenceRow, 'workspaceId' | 'seenUntil'>

/** Without what is nobody's business: until when they count as seen. */
export const shownPresence = ({ workspaceId: _, seenUntil: __, ...shown }: PresenceRow): PresenceShown => shown

/** Who is there: of all who have ever said so. Whoever is missing is offline. */
export const presences = async (tx: Tx, { workspaceId }: Who): Promise<PresenceShown[]> =>
  (await listPresences(tx, workspaceId)).map(shownPresence)

/** That of one person; whoever has never said anything is offline since now. */
export async function presenceOf(
  tx: Tx,
  { workspaceId, personId }: { workspaceId: string; personId: string },
  now: number,
): Promise<PresenceShown> {
  const row = await findPresence(tx, workspaceId, personId)
  if (row) return shownPresence(row)
  return { personId, state: 'offline', isPause: false, reasonId: null, since: now, backAt: null }
}
