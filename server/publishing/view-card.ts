import type { Who } from '#accounts'
import type { Tx } from '#db'
import type { Directory } from '#profiles'
import type { PublicCardView, Publication } from '#protocol'
import { foundIn } from './found.ts'
import { findCard } from './store.ts'
import { type CardRow, keptIn } from './tables.ts'

/** What a profile says of itself, and how that stands on its platform. @throws Fault not-found (404) */
export async function viewCard(
  tx: Tx,
  who: Who,
  profileId: string,
  { directory }: { directory: Directory },
): Promise<PublicCardView> {
  const { connected } = foundIn(directory, who, profileId)
  const row = await findCard(tx, who.workspaceId, profileId)
  return {
    side: { ...keptIn(row), isPublished: row?.isPublished ?? false },
    place: connected.channel.can.publishes ?? null,
    publication: publicationOf(row),
  }
}

function publicationOf(row: CardRow | undefined): Publication {
  if (!row) return { state: 'idle', at: null, code: null, over: null, said: null }
  const { code, over, said } = row
  // Taken away again: nothing of ours is there.
  const isGone = row.state === 'published' && row.standing === null
  return { state: isGone ? 'idle' : row.state, at: row.stateAt, code, over, said }
}
