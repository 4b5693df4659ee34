import type { Who } from '#accounts'
import type { Tx } from '#db'
import { append } from '#log'
import type { DraftKind } from '#protocol'
import { tellDraft } from './events.ts'
import { findStanding, lockDraft, saveStanding } from './store.ts'

type Sent = { conversationId: string; kind: DraftKind; text: string; version?: string | undefined }

/**
 * What was sent is no draft any more: the version that its sender had seen, or one that says the same. What another
 * device has written since stays. In the transaction of the sending.
 */
export async function removeSent(tx: Tx, who: Who, { conversationId, kind, text, version }: Sent): Promise<void> {
  if (who.kind !== 'person') return
  const place = { workspaceId: who.workspaceId, personId: who.personId, conversationId, kind }
  await lockDraft(tx, place)
  const before = (await findStanding(tx, place))[kind]
  const isSent = (said: string) => said.trim() === text.trim()
  const { draft } = before
  const isGone = draft !== undefined && (draft.version === version || isSent(draft.content.text))
  const others = before.others.filter(({ content }) => !isSent(content.text) || content.files.length > 0)
  if (!isGone && others.length === before.others.length) return
  await saveStanding(tx, place, before, { draft: isGone ? undefined : draft, others })
  await append(tx, [tellDraft(place, isGone ? undefined : draft?.version)])
}
