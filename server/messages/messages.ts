import type { Who } from '#accounts'
import { mustReach, type Named } from '#conversations'
import { sqlTime, type Tx } from '#db'
import { covered } from '#personal'
import { readSpot, writeSpot } from '#lib'
import type { Message, MessageVersion } from '#protocol'
import { mustReadMessage } from './access.ts'
import { findNamed, findStretch, type MessageFacts, versionsOf } from './facts.ts'
import { withPieces } from './pieces.ts'
import { showMessage } from './show-message.ts'

/** Messages of many workspaces, oldest first; `showMessage` makes of each what a person sees. As app or engine. */
export const messagesOf = (tx: Tx, asked: readonly Named[]): Promise<MessageFacts[]> => findNamed(tx, asked)

/** `before` and `after` are cursors of earlier pages; without both, the latest messages. At most 500. */
export type MessagesAsk = { before?: string | undefined; after?: string | undefined; limit: number }

/** Oldest first. `earlier` leads to the messages before these, `later` to those after them; null where none stand. */
export type MessagesPage = { rows: Message[]; earlier: string | null; later: string | null }

/** A page of a conversation: six queries, whatever its size. As app. @throws Fault `conversation.unknown`, `cursor.malformed` */
export async function messages(
  tx: Tx,
  who: Who,
  conversationId: string,
  { before, after, limit }: MessagesAsk,
): Promise<MessagesPage> {
  const size = Math.min(Math.max(Math.trunc(limit), 1), 500)
  const conversation = { workspaceId: who.workspaceId, id: conversationId }
  await mustReach(tx, who, conversationId)
  const way = after === undefined ? 'earlier' : 'later'
  const cursor = after ?? before
  const place = cursor === undefined ? undefined : placeOf(cursor)
  const found = await findStretch(tx, conversation, { place, way, limit: size + 1 })
  const hasMore = found.length > size
  const page = found.slice(0, size)
  const facts = await withPieces(tx, way === 'earlier' ? page.toReversed() : page)
  const [first, last] = [facts.at(0), facts.at(-1)]
  return {
    rows: facts.map(each => showMessage(each)),
    earlier: first && (way === 'later' || hasMore) ? writeSpot(first) : null,
    later: last && (way === 'later' ? hasMore : cursor !== undefined) ? writeSpot(last) : null,
  }
}

/** What a message said before, newest first. As app. @throws Fault `message.unknown` (404) */
export async function messageVersions(tx: Tx, who: Who, id: string): Promise<MessageVersion[]> {
  const { workspaceId } = who
  const [versions] = await Promise.all([versionsOf(tx, { workspaceId, id }), mustReadMessage(tx, who, id)])
  return versions.map(({ at, text }) => ({ at, text: text === null ? null : covered(text) }))
}

function placeOf(cursor: string) {
  const { at, id } = readSpot(cursor)
  return { at: sqlTime(at), id }
}
