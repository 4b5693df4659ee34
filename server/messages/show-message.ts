import { showFile } from '#files'
import { covered, coveredPage, mayHavePayments } from '#personal'
import { shortened } from '#lib'
import { mediaKinds, present } from '#channel'
import type { FileCard, Message, MessagePart, SystemLine } from '#protocol'
import type { FileFound, MessageFacts } from './facts.ts'
import type { StoredPart } from './ref.ts'
import type { Undo } from './store.ts'

/**
 * A message as it is shown: the same to everybody, in answers and in the live stream, with what could be paid with
 * covered. Pure.
 */
export function showMessage(facts: MessageFacts): Message {
  const bare = showBare(facts)
  const shown = coveredIn(bare)
  return isCoveredIn(bare, shown, facts) ? { ...shown, isCovered: true } : shown
}

/** The same to whoever looks under what covers it: that is written down by whoever asks this. Pure. */
export const showUncovered = (facts: MessageFacts): Message => ({ ...showBare(facts), isCovered: true })

/** What stands in a mail alone, and is asked for with it, can be uncovered too. */
function isCoveredIn(bare: Message, shown: Message, { parts }: MessageFacts): boolean {
  if (shown.text !== bare.text || shown.subject !== bare.subject) return true
  if (JSON.stringify(shown.parts) !== JSON.stringify(bare.parts)) return true
  const hasMail = bare.parts.some(part => part.kind === 'mail' && (part.hasHtml || part.hasQuoted))
  if (!hasMail || parts === null) return false
  const mail = (JSON.parse(parts) as StoredPart[]).find(part => part.kind === 'mail')
  const isPaid = (said: string | undefined, cover: (text: string) => string) =>
    said !== undefined && mayHavePayments(said) && cover(said) !== said
  return isPaid(mail?.quoted, covered) || isPaid(mail?.html, coveredPage)
}

/** What names a thing or leads to it is nobody's words. */
const unsaid: ReadonlySet<string> = new Set(['id', 'kind', 'url', 'address', 'thumbnail', 'person', 'type', 'state'])

function coveredEverywhere<T>(value: T): T {
  if (typeof value === 'string') return covered(value) as T
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(each => coveredEverywhere(each as unknown)) as T
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, unsaid.has(key) ? each : coveredEverywhere(each as unknown)]),
  ) as T
}

const coveredOrNull = (text: string | null): string | null => (text === null ? null : covered(text))

/** What people called a thing or gave as a reason; all else of a line are ids and figures. */
const coveredLineOf = (line: SystemLine): SystemLine =>
  Object.fromEntries(
    Object.entries(line).map(([key, each]) => [
      key,
      typeof each === 'string' && (key === 'name' || key === 'title' || key === 'reason') ? covered(each) : each,
    ]),
  ) as SystemLine

const coveredIn = (message: Message): Message => ({
  ...message,
  text: coveredOrNull(message.text),
  subject: coveredOrNull(message.subject),
  author: { ...message.author, name: covered(message.author.name) },
  parts: coveredEverywhere(message.parts),
  system: message.system && coveredLineOf(message.system),
  acts: message.acts.map(act => ({ ...act, text: coveredOrNull(act.text) })),
})

function showBare(facts: MessageFacts): Message {
  const { workspaceId, authorKind, authorId, authorName, quoteId, quoteText, quoteAuthor, undo, files, ...rest } = facts
  const { reading, ...plain } = rest
  const isSystem = facts.direction === 'system'
  const parsed: unknown = facts.parts === null ? undefined : JSON.parse(facts.parts)
  return {
    ...plain,
    author: { kind: authorKind, id: authorId, name: authorName },
    parts: isSystem || !parsed ? [] : (parsed as StoredPiece[]).map(part => showPart(part, workspaceId, files)),
    system: isSystem && parsed ? showLine(parsed as SystemLine) : null,
    quote:
      quoteId === null
        ? null
        : { id: quoteId, text: shortened(covered(quoteText ?? '')), author: covered(quoteAuthor ?? '') },
    ...heldFor(facts.state === 'held' && undo !== null ? (JSON.parse(undo) as Undo) : undefined),
    failure: facts.failure === null ? null : (JSON.parse(facts.failure) as { code: string; text: string }),
    acts: facts.acts.map(({ id, deed, emoji, text, on, state, failure }) => ({
      ...{ id, deed, emoji, text, on, state },
      failure: failure === null ? null : (JSON.parse(failure) as { code: string; text: string }),
    })),
    reactions: facts.reactions.map(({ emoji, by, mine }) => ({ emoji, by, mine })),
    // Only what customers say is read.
    ...(facts.direction === 'in' && { reading }),
  }
}

const heldFor = (undo: Undo | undefined) => ({
  heldUntil: undo && !undo.isLater ? undo.until : null,
  sendAt: undo?.isLater ? undo.until : null,
})

/** Without what the line remembers for us alone. */
function showLine(line: SystemLine): SystemLine {
  const { by } = line
  switch (line.deed) {
    case 'assigned':
      return { deed: line.deed, by, to: line.to, ...present({ team: line.team }) }
    case 'snoozed':
      return { deed: line.deed, by, until: line.until }
    case 'closed':
      return { deed: line.deed, by, reason: line.reason }
    case 'tagged':
      return { deed: line.deed, by, added: line.added, removed: line.removed }
    case 'released':
      return { deed: line.deed, by: line.by, from: line.from, name: line.name, ...present({ wasTeam: line.wasTeam }) }
    case 'held-back':
      return { deed: line.deed, by: line.by, of: line.of, sendAt: line.sendAt }
    case 'settled':
    case 'unsettled': {
      const { messageId, conversationId, channel } = line
      return { deed: line.deed, by, messageId, conversationId, channel } as SystemLine
    }
    case 'gesture':
    case 'gesture-taken-back':
      return showGesture(line)
    case 'woken':
    case 'reopened':
      return { deed: line.deed, by }
    default:
      return showJoined(line)
  }
}

type Joined = Exclude<Extract<SystemLine, { other: string } | { id: string }>, Given>

/** What joins it with others, or parts it from them. */
function showJoined(line: Joined): Joined {
  const { by } = line
  if ('other' in line) return { deed: line.deed, by, other: line.other }
  if ('number' in line) return { deed: line.deed, by, id: line.id, number: line.number, title: line.title }
  return { deed: line.deed, by, id: line.id, name: line.name }
}

type Given = Extract<SystemLine, { deed: 'gesture' | 'gesture-taken-back' }>

function showGesture(line: Given): Given {
  const { by, id, name, amount, currency, reason } = line
  const said = { by, id, name, amount, currency, reason }
  return line.deed === 'gesture' ? { deed: line.deed, ...said } : { deed: line.deed, ...said, of: line.of }
}

type Media = Extract<MessagePart, { file: FileCard }>
type Shown = Exclude<MessagePart, Media | { kind: 'post' | 'mail' | 'product' }>
type StoredMedia = Pick<Media, 'kind' | 'durationMs' | 'alt'> & {
  file?: string
  name?: string
  type?: string
  size?: number
  ref?: unknown
}
type StoredPiece =
  | Shown
  | StoredMedia
  | (Extract<StoredPart, { kind: 'post' | 'mail' | 'product' }> & { file?: string })

const media: ReadonlySet<string> = new Set(mediaKinds)
const isMedia = (part: StoredPiece): part is StoredMedia => media.has(part.kind)

function showPart(part: StoredPiece, workspaceId: string, files: MessageFacts['files']): MessagePart {
  const found = (file: string, told: Parameters<typeof missing>[1]) =>
    showFile(workspaceId, files.get(file) ?? missing(file, told))
  if (isMedia(part)) {
    const { kind, file = '', durationMs, alt } = part
    return { kind, file: found(file, part), ...present({ durationMs, alt }) }
  }
  if (part.kind === 'product') {
    const { kind, id, name, price, url } = part
    return { kind, id, name, ...present({ price, url }) }
  }
  if (part.kind === 'post') {
    const { file, picture: _, ...post } = part
    return { ...post, picture: file === undefined ? null : found(file, {}) }
  }
  if (part.kind !== 'mail') return part
  const { html, quoted, ...mail } = part
  return { ...mail, hasHtml: html !== undefined, hasQuoted: quoted !== undefined }
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
