import { mustBeAble, type Who } from '#accounts'
import type { Tx } from '#db'
import { append } from '#log'
import type { Directory } from '#profiles'
import type { PublishingEvent } from './events.ts'
import { foundIn } from './found.ts'
import { order } from './order.ts'
import { findCard } from './store.ts'

/** Tries once more what was refused, say after making room there. @throws Fault forbidden (403), not-found (404) */
export async function publishAgain(
  tx: Tx,
  who: Who,
  profileId: string,
  { directory, now }: { directory: Directory; now: number },
): Promise<void> {
  mustBeAble(who, 'administer')
  foundIn(directory, who, profileId)
  const { workspaceId } = who
  const row = await findCard(tx, workspaceId, profileId)
  if (!row?.isPublished && !row?.standing) return
  await order(tx, { workspaceId, profileId }, now)
  await append(tx, [{ workspaceId, kind: 'publication.changed' satisfies PublishingEvent, subjectId: profileId }])
}
