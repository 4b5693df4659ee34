import { mustBeAble, record, type Who } from '#accounts'
import type { Tx } from '#db'
import { FieldFault } from '#lib'
import { append } from '#log'
import type { Directory } from '#profiles'
import type { PublicSide } from '#protocol'
import { cardFaults } from './card-faults.ts'
import type { PublishingEvent } from './events.ts'
import { foundIn } from './found.ts'
import { order } from './order.ts'
import { findCard, writeCard } from './store.ts'

/**
 * Keeps what a profile says of itself. Where it is to stand on the platform too, or has stood there, that is brought about
 * by a job. @throws Fault forbidden (403), not-found (404), FieldFault public.faulty (422)
 */
export async function keepCard(
  tx: Tx,
  who: Who,
  { profileId, side }: { profileId: string; side: PublicSide },
  { directory, now }: { directory: Directory; now: number },
): Promise<void> {
  mustBeAble(who, 'administer')
  const { connected, profile } = foundIn(directory, who, profileId)
  const faults = cardFaults(side, profile.language, connected.channel.can.publishes)
  if (faults.length > 0) throw new FieldFault('public.faulty', faults)
  const { isPublished, ...card } = side
  const { workspaceId } = who
  const before = await findCard(tx, workspaceId, profileId)
  await writeCard(tx, { workspaceId, profileId, card: JSON.stringify(card), isPublished }, now)
  // Of what was on its way or was refused something may stand there all the same.
  const mayStand = before !== undefined && (before.standing !== null || before.state !== 'idle')
  if (isPublished || mayStand) await order(tx, { workspaceId, profileId }, now)
  await record(tx, who, 'profile.published', profileId, { name: profile.name, isPublished })
  await append(tx, [{ workspaceId, kind: 'publication.changed' satisfies PublishingEvent, subjectId: profileId }])
}
