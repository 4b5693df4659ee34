import type { Who } from '#accounts'
import type { Tx } from '#db'
import { listPresences, type PresenceRow } from './presence-store.ts'

export type PresenceShown = Omit<PresenceRow, 'workspaceId' | 'seenUntil'>

/** Without what is nobody's business: until when they count as seen. */
export const shownPresence = ({ workspaceId: _, seenUntil: __, ...shown }: PresenceRow): PresenceShown => shown

/** Who is there: of all who have ever said so. Whoever is missing is offline. */
export const presences = async (tx: Tx, { workspaceId }: Who): Promise<PresenceShown[]> =>
  (await listPresences(tx, workspaceId)).map(shownPresence)
