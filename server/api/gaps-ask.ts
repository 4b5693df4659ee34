import { findWorkspace, type Who } from '#accounts'
import { Fault } from '#lib'
import type { GapsAsk } from '#snippets'
import { channelName } from './channel-name.ts'
import type { World } from './world.ts'

/** What the gaps of a text need to know that stands above a brand or outside the database. */
export async function gapsAsk(world: World, who: Who, conversationId: string): Promise<GapsAsk> {
  const brand = await world.database.engine(tx => findWorkspace(tx, who.workspaceId))
  if (!brand) throw new Fault('conversation.unknown', 404)
  return { conversationId, brand, channelName: channelName(world) }
}
