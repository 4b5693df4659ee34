import { type ConversationRow, withdrawn, writeChange } from '#conversations'
import type { Tx } from '#db'
import { newId } from '#lib'
import { append, type NewEvent } from '#log'
import { deleteHeld, type MessageRow, saveUndo, nextReply, showLatest, tellMessage, type Undo } from '#messages'
import { settleFailed, unschedule } from '#replies'
import { type Content, decidePutBack } from './decide-save.ts'
import { tellDraft } from './events.ts'
import { findStanding, lockDraft, type Place, saveStanding } from './store.ts'

/**
 * The customer wrote before a reply left: it answers something else now. It becomes its writer's draft again, the
 * timeline says so, and the conversation wants somebody. What no person wrote has no draft to go back to: it stays in
 * sight, as not sent.
 */
export async function holdBack(
  tx: Tx,
  { message, conversation }: { message: MessageRow; conversation: ConversationRow },
  now: number,
): Promise<void> {
  const { workspaceId, id: messageId, authorKind, authorId } = message
  const undo = JSON.parse(message.undo!) as Undo
  await unschedule(tx, workspaceId, messageId)
  if (authorKind !== 'agent' || authorId === null) {
    await settleFailed(tx, { workspaceId, messageId, at: now, code: 'held-back', text: '' })
    return
  }
  if (!(await deleteHeld(tx, message))) return
  const told = await putBack(tx, message, authorId, now)
  const changes = await change(tx, conversation, message, undo, now)
  await showLatest(tx, conversation)
  await append(tx, [tellMessage(conversation, messageId, 'message.withdrawn'), ...told, ...changes])
}

async function change(tx: Tx, conversation: ConversationRow, message: MessageRow, undo: Undo, now: number) {
  const line = { says: { deed: 'held-back', by: null, of: message.authorId, sendAt: undo.until } as const }
  const next = await nextReply(tx, message)
  // A later reply answers the same turn; taking that one back too leads to where this one began.
  if (next?.undo) await saveUndo(tx, next, { ...(JSON.parse(next.undo) as Undo), before: undo.before })
  const to = next ? conversation : withdrawn(conversation, undo)
  return writeChange(tx, conversation, { to, deed: 'held-back', line, now })
}

async function putBack(tx: Tx, message: MessageRow, personId: string, now: number): Promise<NewEvent[]> {
  const { workspaceId, conversationId } = message
  const place: Place = { workspaceId, personId, conversationId, kind: 'reply' }
  await lockDraft(tx, place)
  const before = (await findStanding(tx, place)).reply
  const back = { version: newId(now), content: contentOf(message), origin: 'later', savedAt: now } as const
  const after = decidePutBack(before, back)
  await saveStanding(tx, place, before, after)
  return [tellDraft(place, after.draft?.version)]
}

type Piece = { kind: string; file?: string; id?: string; language?: string; values?: string[] }

/** What was written, out of what would have been sent. */
function contentOf({ text, parts, visibility, quoteId }: MessageRow): Content {
  const pieces = parts === null ? [] : (JSON.parse(parts) as Piece[])
  const template = pieces.find(piece => piece.kind === 'template')
  return {
    text: text ?? '',
    files: pieces.flatMap(piece => (piece.file === undefined ? [] : [piece.file])),
    visibility: visibility === 'public' ? 'public' : 'private',
    quoteId,
    template: template ? { id: template.id!, language: template.language!, values: template.values ?? [] } : null,
  }
}
