import type { Who } from '#accounts'
import { mustReach } from '#conversations'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { covered } from '#personal'
import { type GapValues, gapValuesOf } from '#protocol'
import { findKnown } from './store.ts'

export type GapsAsk = {
  conversationId: string
  brand: { name: string; language: string }
  channelName: (channel: string) => string
}

/** What is known in a conversation for the gaps of a text; cards and accounts are covered there, too. As app. @throws Fault `conversation.unknown` (404) */
export async function gapValues(tx: Tx, who: Who, { conversationId, brand, channelName }: GapsAsk): Promise<GapValues> {
  await mustReach(tx, who, conversationId)
  const known = await findKnown(tx, who.workspaceId, conversationId)
  if (!known) throw new Fault('conversation.unknown', 404)
  const values = gapValuesOf({
    customer: covered(known.customerName || known.identityName || ''),
    agent: who.kind === 'person' ? who.name : '',
    ...{ brand: brand.name, channel: channelName(known.channel), subject: known.subject && covered(known.subject) },
  })
  const languages = [known.language, known.profileLanguage, brand.language].filter(each => each !== null)
  return { values, languages: [...new Set(languages)] }
}
