import type { Who } from '#accounts'
import type { Tx } from '#db'
import { showFile } from '#files'
import type { ConversationDrafts, DraftKind, DraftMark, SavedDraft } from '#protocol'
import { accessDrafts, ownerOf } from './access.ts'
import type { Draft } from './decide-save.ts'
import { type FileFound, findFiles, findMarks, findStanding } from './store.ts'

/** What one has written in a conversation and not sent. @throws Fault `forbidden`, `conversation.unknown` */
export async function draftsIn(tx: Tx, who: Who, conversationId: string): Promise<ConversationDrafts> {
  const standing = await findStanding(tx, await accessDrafts(tx, who, conversationId))
  const kinds = ['reply', 'note'] as const
  const all = kinds.flatMap(kind => [...others(kind, [standing[kind].draft]), ...others(kind, standing[kind].others)])
  const found = await findFiles(tx, who.workspaceId, [...new Set(all.flatMap(({ draft }) => draft.content.files))])
  // What was sent belongs to its message: who may see it is decided there.
  const files = new Map(found.filter(({ isUnsent }) => isUnsent).map(file => [file.id, file]))
  const show = (of: readonly Named[]) => of.map(each => showDraft(each, who.workspaceId, files))
  return {
    drafts: show(kinds.flatMap(kind => others(kind, [standing[kind].draft]))),
    others: show(kinds.flatMap(kind => others(kind, standing[kind].others))),
  }
}

/** Where one has something to go on with, the latest first, at most 500. @throws Fault `forbidden` */
export async function draftMarks(tx: Tx, who: Who): Promise<DraftMark[]> {
  const { workspaceId, personId } = ownerOf(who)
  return findMarks(tx, workspaceId, personId)
}

type Named = { kind: DraftKind; draft: Draft }

const others = (kind: DraftKind, drafts: readonly (Draft | undefined)[]): Named[] =>
  drafts.flatMap(draft => (draft ? [{ kind, draft }] : []))

function showDraft(
  { kind, draft: { version, content, origin, savedAt } }: Named,
  workspaceId: string,
  files: ReadonlyMap<string, FileFound>,
): SavedDraft {
  const { text, visibility, quoteId, template, settles } = content
  return {
    ...{ kind, version, text, visibility, quoteId, origin, savedAt },
    ...(settles && { settles: [...settles] }),
    template: template && { ...template, values: [...template.values] },
    files: content.files.flatMap(id => (files.has(id) ? [showFile(workspaceId, files.get(id)!)] : [])),
  }
}
