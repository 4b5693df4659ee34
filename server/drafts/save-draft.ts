import type { Who } from '#accounts'
import type { Tx } from '#db'
import { Fault, newId } from '#lib'
import { append } from '#log'
import { longestDraft, type DraftKind, type NewDraft } from '#protocol'
import { accessDrafts } from './access.ts'
import { type Content, decideSave, type Draft } from './decide-save.ts'
import { tellDraft } from './events.ts'
import { findFiles, findStanding, lockDraft, saveStanding } from './store.ts'

/**
 * Keeps what somebody is writing. False when nothing of it is news.
 * @throws Fault `forbidden`, `conversation.unknown`, `file.unknown` (404), `draft.too-long` (422)
 */
export async function saveDraft(
  tx: Tx,
  who: Who,
  { conversationId, kind, now, ...asked }: NewDraft & { conversationId: string; kind: DraftKind; now: number },
): Promise<boolean> {
  const place = { ...(await accessDrafts(tx, who, conversationId)), kind }
  const content = contentOf(asked)
  if (content.text.length > longestDraft) throw new Fault('draft.too-long', 422, { max: longestDraft })
  const [found] = await Promise.all([findFiles(tx, who.workspaceId, content.files), lockDraft(tx, place)])
  if (found.length < content.files.length) throw new Fault('file.unknown', 404)
  const before = (await findStanding(tx, place))[kind]
  const saved: Draft = { version: newId(now), content, origin: asked.device, savedAt: now }
  const after = decideSave(before, asked.base, saved)
  if (after === before) return false
  await saveStanding(tx, place, before, after)
  await append(tx, [tellDraft(place, after.draft?.version)])
  return true
}

const contentOf = ({
  text,
  files,
  visibility,
  quoteId,
  template,
  settles = [],
}: Omit<NewDraft, 'base' | 'device'>): Content => ({
  ...{ text, visibility, files: [...new Set(files)] },
  quoteId: quoteId ?? null,
  template: template ?? null,
  ...(settles.length > 0 && { settles: [...new Set(settles)] }),
})
