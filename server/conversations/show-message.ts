import { showFile } from '#files'
import { snippet } from '#lib'
import type { FileCard, Message, MessagePart, SystemLine } from '#protocol'
import type { FileFound, MessageFacts } from './message-facts.ts'
import type { Undo } from './message-store.ts'

/** A message as it is shown to `viewerId` (a person, or null): the same in answers and in the live stream. Pure. */
export function showMessage(facts: MessageFacts, viewerId: string | null): Message {
  const {
    workspaceId: _,
    authorKind,
    authorId,
    authorName,
    quoteId,
    quoteText,
    quoteAuthor,
    undo,
    files,
    ...plain
  } = facts
  const isSystem = facts.direction === 'system'
  const parsed: unknown = facts.parts === null ? undefined : JSON.parse(facts.parts)
  return {
    ...plain,
    author: { kind: authorKind, id: authorId, name: authorName },
    parts: isSystem || !parsed ? [] : (parsed as StoredPiece[]).map(part => showPart(part, files)),
    system: isSystem && parsed ? showLine(parsed as SystemLine) : null,
    quote: quoteId === null ? null : { id: quoteId, text: snippet(quoteText ?? ''), author: quoteAuthor ?? '' },
    heldUntil: facts.state === 'held' && undo !== null ? (JSON.parse(undo) as Undo).until : null,
    failure: facts.failure === null ? null : (JSON.parse(facts.failure) as { code: string; text: string }),
    reactions: facts.reactions.map(each => ({
      emoji: each.emoji,
      by: each.by,
      mine: viewerId !== null && each.authorId === viewerId,
    })),
  }
}

/** Without what the line remembers for us alone. */
function showLine(line: SystemLine): SystemLine {
  const { by } = line
  switch (line.deed) {
    case 'assigned':
      return { deed: line.deed, by, to: line.to }
    case 'snoozed':
      return { deed: line.deed, by, until: line.until }
    case 'closed':
      return { deed: line.deed, by, reason: line.reason }
    case 'woken':
    case 'reopened':
      return { deed: line.deed, by }
  }
}

type Media = Extract<MessagePart, { file: FileCard }>
type Other = Exclude<MessagePart, Media>
type StoredPiece =
  | Other
  | {
      kind: Media['kind']
      file?: string
      name?: string
      type?: string
      size?: number
      durationMs?: number
      alt?: string
      ref?: unknown
    }

const mediaKinds: ReadonlySet<string> = new Set<Media['kind']>(['image', 'audio', 'video', 'document', 'sticker'])
const isMedia = (part: StoredPiece): part is Exclude<StoredPiece, Other> => mediaKinds.has(part.kind)

function showPart(part: StoredPiece, files: MessageFacts['files']): MessagePart {
  if (isMedia(part)) {
    const { kind, file = '', durationMs, alt } = part
    return {
      kind,
      file: showFile(files.get(file) ?? missing(file, part)),
      ...(durationMs === undefined ? {} : { durationMs }),
      ...(alt === undefined ? {} : { alt }),
    }
  }
  if (part.kind !== 'product') return part
  const { kind, id, name, price, url } = part
  return { kind, id, name, ...(price ? { price } : {}), ...(url === undefined ? {} : { url }) }
}

/** Its row is written a moment after the message: until then it is on its way. */
const missing = (id: string, { name, type, size }: { name?: string; type?: string; size?: number }): FileFound => ({
  id,
  name: name ?? '',
  type: type ?? 'application/octet-stream',
  size: size ?? null,
  state: 'pending',
  width: null,
  height: null,
  failure: null,
})
