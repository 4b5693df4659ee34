import type { Tx } from '#db'
import { type ChatMessage, firstWordOf } from '#protocol'
import { day } from '#lib'
import type { Files } from '#files'
import type { Place } from './enter.ts'
import { type FileFound, filesNamed, type Seen } from './store.ts'

/** What is needed to show a message: its chat, and addresses of files. */
export type Means = { files: Files; now: number; placeOf: (seen: Seen) => Place }

/** A message as its visitor sees it: of those who answer the first name and the picture, of the files addresses that hold for a while. */
export function present(seen: Seen, found: ReadonlyMap<string, FileFound>, means: Means): ChatMessage {
  const { direction, externalId, at, edited, deleted } = seen
  const mine = direction === 'in'
  return {
    id: seen.id,
    clientId: mine ? externalId : null,
    mine,
    author: authorOf(seen, means.placeOf(seen)),
    text: deleted ? null : seen.text,
    files: deleted ? [] : filesIn(seen).map(piece => showFile(piece, seen.workspaceId, found.get(piece.file), means)),
    at,
    state: mine ? (seen.isSeen ? 'read' : 'received') : seen.state,
    deleted,
    edited,
  }
}

function authorOf({ authorKind, authorName, authorPicture }: Seen, { profile }: Place): ChatMessage['author'] {
  if (authorKind === 'customer') return { name: '', kind: 'visitor' }
  const first = authorName && firstWordOf(authorName)
  if (authorKind !== 'agent' || !first) return { name: profile.name, kind: 'bot' }
  return { name: first, kind: 'agent', ...(authorPicture && { picture: authorPicture }) }
}

type Piece = { file: string; name?: string; type?: string; size?: number }

/** The pieces of a message that are files of ours. */
function filesIn({ parts }: Seen): Piece[] {
  const pieces: unknown = parts === null ? [] : JSON.parse(parts)
  return Array.isArray(pieces) ? pieces.filter((piece): piece is Piece => typeof piece?.file === 'string') : []
}

/**
 * Pictures carry no pass, so the address itself opens the file, until the end of the day after tomorrow; it changes once
 * a day, so that browsers keep what they have loaded.
 */
function showFile(
  { file, name, type, size }: Piece,
  workspaceId: string,
  found: FileFound | undefined,
  { files, now }: Means,
): ChatMessage['files'][number] {
  const until = (Math.floor(now / day) + 3) * day
  const addressOf = (what?: 'thumbnail') => files.address({ workspaceId, id: file }, until, what)
  return {
    id: file,
    name: found?.name ?? name ?? '',
    type: found?.type ?? type ?? 'application/octet-stream',
    size: found?.size ?? size ?? null,
    address: found?.isReady ? addressOf() : null,
    thumbnail: found?.isReady && found.hasThumbnail ? addressOf('thumbnail') : null,
  }
}

/** Presents messages that may be of several places, with one query for all their files. */
export async function presentAll(
  tx: Tx,
  messages: readonly Seen[],
  means: Means,
): Promise<{ seen: Seen; message: ChatMessage }[]> {
  const names = messages.flatMap(seen => filesIn(seen).map(({ file }) => ({ workspaceId: seen.workspaceId, id: file })))
  const found = Map.groupBy(await filesNamed(tx, names), file => file.workspaceId)
  return messages.map(seen => {
    const own = new Map(found.get(seen.workspaceId)?.map(file => [file.id, file]))
    return { seen, message: present(seen, own, means) }
  })
}
