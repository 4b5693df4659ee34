import { createHash } from 'node:crypto'
import type { Author, Inbound, MediaKind, Part, Raw, Visitor } from '#channel'
import { isRecord } from './digest.ts'
import { decodePass } from './pass.ts'
import { filesOf, readPost, type SentFile } from './post.ts'

/** More than the widget lets anybody write. */
const longestText = 20_000
const mostEvents = 100
const mostFiles = 10
const clientId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whom the pass names did these things, in this order. The signature was looked at before (`verify`). */
export function parse(raw: Raw): Inbound[] {
  const post = readPost(raw)
  const visitor = post && decodePass(post.token)
  if (!visitor) return []
  const rest =
    post.events.length > mostEvents
      ? [unknown(visitor, post.events.slice(mostEvents), 'more events than a post may have')]
      : []
  return [...post.events.slice(0, mostEvents).map(event => inboundOf(event, visitor)), ...rest]
}

function inboundOf(event: unknown, visitor: Visitor): Inbound {
  if (!isRecord(event)) return unknown(visitor, event, 'not an object')
  if (event.type === 'message') return messageOf(event, visitor)
  if (event.type === 'read') return receiptOf(event, visitor)
  return unknown(visitor, event, typeof event.type === 'string' ? `type ${event.type.slice(0, 100)}` : 'no type')
}

/** Without a time: a browser's clock may be years off, and then the message would count as history. */
function messageOf(event: Record<string, unknown>, visitor: Visitor): Inbound {
  const { id } = event
  if (typeof id !== 'string' || !clientId.test(id)) return unknown(visitor, event, 'message without id')
  const text = typeof event.text === 'string' && event.text.trim() !== '' ? event.text.slice(0, longestText) : undefined
  const parts = filesOf(event).slice(0, mostFiles).map(partOf)
  if (text === undefined && parts.length === 0) return unknown(visitor, event, 'message without content')
  return {
    ...commonOf(visitor, id),
    kind: 'message',
    externalId: id,
    from: authorOf(visitor),
    ...(text === undefined ? {} : { text }),
    ...(parts.length === 0 ? {} : { parts }),
    visibility: 'private',
  }
}

/** Up to which message of ours the visitor has read. */
function receiptOf(event: Record<string, unknown>, visitor: Visitor): Inbound {
  const { upTo } = event
  if (typeof upTo !== 'number' || !Number.isSafeInteger(upTo) || upTo < 0 || upTo > 8.64e15)
    return unknown(visitor, event, 'read without a time')
  return { ...commonOf(visitor, `read:${visitor.id}:${upTo}`), kind: 'receipt', state: 'read', upTo: true, at: upTo }
}

const unknown = (visitor: Visitor, event: unknown, what: string): Inbound => ({
  ...commonOf(
    visitor,
    `unknown:${visitor.id}:${createHash('sha256')
      .update(JSON.stringify(event) ?? '')
      .digest('base64url')}`,
  ),
  kind: 'unknown',
  what,
})

const commonOf = ({ id, profileKey }: Visitor, key: string) => ({ key: `${profileKey}:${key}`, profileKey, lane: id })

const authorOf = ({ id, name, language, known }: Visitor): Author => ({
  id,
  scope: 'profile',
  ...(name ? { name } : {}),
  ...(language ? { language } : {}),
  ...(known ? { known } : {}),
})

const partOf = ({ id, name, type, size }: SentFile): Part => ({
  kind: mediaKindOf(type),
  ref: { kept: id },
  name,
  type,
  ...(size === undefined ? {} : { size }),
})

function mediaKindOf(type: string): MediaKind {
  const kind = type.split('/')[0]
  if (type.startsWith('image/svg')) return 'document'
  return kind === 'image' || kind === 'audio' || kind === 'video' ? kind : 'document'
}
