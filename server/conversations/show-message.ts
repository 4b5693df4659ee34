import { showFile } from '#files'
import { snippet } from '#lib'
import type { FileCard, Message, MessagePart, SystemLine } from '#protocol'
import type { FileFound, MessageFacts } from './message-facts.ts'
import type { Undo } from './message-store.ts'

/** A message as it is shown to `viewerId` (a person, or null): the same in answers and in the live stream. Pure. */
export function showMessage(facts: MessageFacts, viewerId: string | null): Message {
  const {
    id,
    conversationId,
    direction,
    visibility,
    profileId,
    channel,
    kind,
    at,
    receivedAt,
    historic,
    state,
    stateAt,
  } = facts
  const isSystem = direction === 'system'
  return {
    id,
    conversationId,
    direction,
    visibility,
    author: { kind: facts.authorKind, id: facts.authorId, name: facts.authorName },
    profileId,
    channel,
    kind,
    text: facts.text,
    subject: facts.subject,
    parts:
      isSystem || facts.parts === null
        ? []
        : (JSON.parse(facts.parts) as StoredPiece[]).map(part => showPart(part, facts.files)),
    system: isSystem && facts.parts !== null ? showLine(JSON.parse(facts.parts) as SystemLine) : null,
    quote: showQuote(facts),
    at,
    receivedAt,
    historic,
    state,
    stateAt,
    heldUntil: state === 'held' && facts.undo !== null ? (JSON.parse(facts.undo) as Undo).until : null,
    failure: facts.failure === null ? null : (JSON.parse(facts.failure) as { code: string; text: string }),
    editedAt: facts.editedAt,
    deletedAt: facts.deletedAt,
    versions: facts.versions,
    reactions: facts.reactions.map(({ emoji, by, authorId }) => ({
      emoji,
      by,
      mine: viewerId !== null && authorId === viewerId,
    })),
  }
}

const showQuote = ({ quoteId, quoteText, quoteAuthor }: MessageFacts): Message['quote'] =>
  quoteId === null ? null : { id: quoteId, text: snippet(quoteText ?? ''), author: quoteAuthor ?? '' }

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
