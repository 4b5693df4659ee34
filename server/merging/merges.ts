import type { Who } from '#accounts'
import { mustReach } from '#conversations'
import type { Tx } from '#db'
import type { Merged } from '#protocol'
import { hasReplyOnItsWay, isScattered, type Merge, mergesInto } from './store.ts'

/** Why a merge cannot be undone now, as a fault code: some of it stands elsewhere by now, or a reply is just leaving. */
export async function obstacle(tx: Tx, workspaceId: string, merge: Merge): Promise<string | null> {
  if (await isScattered(tx, workspaceId, merge)) return 'merge.scattered'
  return (await hasReplyOnItsWay(tx, workspaceId, [merge.keptId])) ? 'merge.on-its-way' : null
}

/** What was taken into a conversation, the latest first, and whether it can be taken out again. As app. @throws Fault `conversation.unknown` (404) */
export async function mergesOf(tx: Tx, who: Who, conversationId: string): Promise<Merged[]> {
  const { workspaceId } = who
  await mustReach(tx, who, conversationId)
  const found = await mergesInto(tx, workspaceId, conversationId)
  return Promise.all(
    found.map(async each => {
      const { mergedId, byId, at } = each
      return { conversationId: mergedId, by: byId, at, blocked: await obstacle(tx, workspaceId, each) }
    }),
  )
}
