import type { Who } from '#accounts'
import { decide, personOf, writeChange } from '#conversations'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { append } from '#log'
import { accessMessage, saveMessageState, tellMessage } from '#messages'
import { type MediaPart, mustFit, mustTakeTemplates, type Place, type TemplatePart } from './rules.ts'
import { filesOf, heardIn } from './store.ts'

export type Retry = { messageId: string; now: number; placeOf: (profileId: string) => Place }

/**
 * Sends once more what failed, or what nobody knows whether it arrived: a person decides that. False when it is on its
 * way or sent already. @throws Fault what `mustFit` says, `forbidden`, `message.unknown` (404), `message.not-ours` (409)
 */
export async function retry(tx: Tx, who: Who, { messageId, now, placeOf }: Retry): Promise<boolean> {
  const found = await accessMessage(tx, who, messageId)
  if (!found) throw new Fault('message.unknown', 404)
  if (found.message.direction !== 'out') throw new Fault('message.not-ours', 409)
  const { message, conversation } = found
  if (message.state !== 'failed' && message.state !== 'unsure') return false
  const parts = message.parts === null ? [] : (JSON.parse(message.parts) as (MediaPart | TemplatePart)[])
  const media = parts.filter(part => part.kind !== 'template')
  const [heard, files] = await Promise.all([
    heardIn(tx, who.workspaceId, conversation.id),
    filesOf(
      tx,
      who.workspaceId,
      media.map(part => part.file),
    ),
  ])
  const visibility = message.visibility === 'public' ? 'public' : 'private'
  const place = placeOf(message.profileId)
  if (media.length < parts.length) mustTakeTemplates(place, 'approved')
  else mustFit(place, heard, { text: message.text ?? '', files, visibility }, now)
  const outcome = decide(conversation, { kind: 'reply' }, personOf(who), now)
  const [changes] = await Promise.all([
    outcome.kind === 'changed' ? writeChange(tx, conversation, { to: outcome.state, deed: 'replied', now }) : [],
    saveMessageState(tx, message, 'queued', now, null),
  ])
  await append(tx, [tellMessage(conversation, messageId, 'message.queued', { dueAt: now }), ...changes])
  return true
}
