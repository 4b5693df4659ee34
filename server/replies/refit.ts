import type { ConversationRow } from '#conversations'
import type { Tx } from '#db'
import type { MessageRow } from '#messages'
import { type MediaPart, mustFit, mustTakeTemplates, type Place, type TemplatePart } from './rules.ts'
import { filesOf, heardIn } from './store.ts'

/**
 * Whether what was written earlier may go out now. As app or engine.
 * @throws Fault what `mustFit` and `mustTakeTemplates` say
 */
export async function mustStillFit(
  tx: Tx,
  { message, conversation }: { message: MessageRow; conversation: ConversationRow },
  { now, placeOf }: { now: number; placeOf: (profileId: string) => Place },
): Promise<void> {
  const parts = message.parts === null ? [] : (JSON.parse(message.parts) as (MediaPart | TemplatePart)[])
  const media = parts.filter(part => part.kind !== 'template')
  const ids = media.map(part => part.file)
  const [heard, files] = await Promise.all([
    heardIn(tx, message.workspaceId, conversation.id),
    filesOf(tx, message.workspaceId, ids),
  ])
  const visibility = message.visibility === 'public' ? 'public' : 'private'
  const place = placeOf(message.profileId)
  if (media.length < parts.length) mustTakeTemplates(place, 'approved')
  else mustFit(place, heard, { text: message.text ?? '', files, visibility }, now)
}
