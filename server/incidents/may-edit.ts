import { may, type Who } from '#accounts'
import { personOf } from '#conversations'
import type { Tx } from '#db'
import type { Incident } from '#protocol'
import { isTogether } from '#teams'

/**
 * Why somebody may not change an incident, as a fault code; null when they may: whoever opened it, who is in a team with
 * them, and who supervises. What a key opened, keys may change.
 */
export async function editBlock(tx: Tx, who: Who, { openedBy }: Pick<Incident, 'openedBy'>): Promise<string | null> {
  if (!may(who, 'answer')) return 'forbidden'
  if (may(who, 'supervise') || openedBy === personOf(who)) return null
  return openedBy !== null && (await isTogether(tx, who, openedBy)) ? null : 'incident.not-yours'
}
