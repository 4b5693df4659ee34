import { findWorkspace, type Who } from '#accounts'
import { Fault } from '#lib'
import type { GapsAsk } from '#snippets'
import type { World } from './world.ts'

/** What the gaps of a text need to know that stands above a brand or outside the database. */
export async function gapsAsk({ database, channels }: World, who: Who, conversationId: string): Promise<GapsAsk> {
  const brand = await database.engine(tx => findWorkspace(tx, who.workspaceId))
  if (!brand) throw new Fault('conversation.unknown', 404)
  return { conversationId, brand, channelName: id => channels.get(id)?.name ?? id }
}
