import type { Answer } from './vendor-server.ts'

/** What a server of the network asks of a record before it takes it (the lexicons), as the first fault's words. */
export type Stored = { uri: string; cid: string; value: Record<string, unknown> }
export type Blob = { $type: 'blob'; ref: { $link: string }; mimeType: string; size: number }

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const fields = (value: unknown): Fields => (isFields(value) ? value : {})
const list = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : [])
const isTime = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value)
const isUri = (value: unknown) =>
  typeof value === 'string' && /^at:\/\/did:[a-z]+:[A-Za-z0-9._:%-]+\/[a-zA-Z0-9.]+\/[A-Za-z0-9._:~-]+$/.test(value)
const isCid = (value: unknown) => typeof value === 'string' && /^baf[a-z2-7]{20,}$/.test(value)
const isRef = (value: unknown) => isUri(fields(value).uri) && isCid(fields(value).cid)

export const tidShape = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/

export function recordFault(collection: string, record: unknown, blobs: ReadonlyMap<string, Blob>): string | undefined {
  const value = fields(record)
  if (value.$type !== collection) return `Invalid $type: expected ${collection}, got ${String(value.$type)}`
  if (collection === 'app.bsky.actor.profile') return profileFault(value, blobs)
  if (!isTime(value.createdAt)) return 'Record/createdAt must be an valid atproto datetime'
  if (collection === 'app.bsky.feed.post') return postFault(value, blobs)
  if (collection === 'app.bsky.feed.like')
    return isRef(value.subject) ? undefined : 'Record/subject must be a strongRef'
  if (collection === 'app.bsky.feed.threadgate') return gateFault(value)
  return undefined
}

function profileFault(
  { description, displayName, avatar }: Fields,
  blobs: ReadonlyMap<string, Blob>,
): string | undefined {
  const over =
    lengthFault(String(displayName ?? ''), 64, 640, 'Record/displayName') ??
    lengthFault(String(description ?? ''), 256, 2560, 'Record/description')
  if (over) return over
  const isKept = avatar === undefined || blobs.has(String(fields(fields(avatar).ref).$link))
  return isKept ? undefined : 'Could not find blob'
}

function gateFault({ post, hiddenReplies }: Fields): string | undefined {
  if (!isUri(post)) return 'Record/post must be a valid at-uri'
  if (list(hiddenReplies).length > 300) return 'Record/hiddenReplies must not have more than 300 elements'
  return list(hiddenReplies).every(isUri) ? undefined : 'Record/hiddenReplies must be valid at-uris'
}

function postFault({ text, facets, reply, embed }: Fields, blobs: ReadonlyMap<string, Blob>): string | undefined {
  if (typeof text !== 'string') return 'Record must have the property "text"'
  const over = lengthFault(text, 300, 3000, 'Record/text')
  if (over) return over
  if (reply !== undefined && !(isRef(fields(reply).root) && isRef(fields(reply).parent)))
    return 'Record/reply must have root and parent'
  if (reply !== undefined && text === '' && embed === undefined) return 'Record/text is empty'
  return facetsFault(text, facets) ?? (embed === undefined ? undefined : embedFault(fields(embed), blobs))
}

export function lengthFault(text: string, graphemes: number, bytes: number, what: string): string | undefined {
  if (Buffer.byteLength(text) > bytes) return `${what} must not be longer than ${bytes} characters`
  if ([...new Intl.Segmenter().segment(text)].length > graphemes)
    return `${what} must not be longer than ${graphemes} graphemes`
  return undefined
}

/** Beyond the lexicon: a facet that cuts a sign in two, or names another text than it should, is a fault of whoever sent it. */
export function facetsFault(text: string, facets: unknown): string | undefined {
  const bytes = Buffer.from(text)
  for (const facet of list(facets)) {
    const { index, features } = fields(facet)
    const { byteStart, byteEnd } = fields(index)
    if (!Number.isInteger(byteStart) || !Number.isInteger(byteEnd)) return 'Record/facets/index must be integers'
    const [start, end] = [byteStart as number, byteEnd as number]
    if (start < 0 || end <= start || end > bytes.length) return 'Record/facets/index is out of range'
    const shown = bytes.toString('utf8', start, end)
    if (shown.includes('\uFFFD')) return 'Record/facets/index cuts a character'
    for (const feature of list(features).map(fields)) {
      const type = feature.$type
      if (type === 'app.bsky.richtext.facet#link' && feature.uri !== shown)
        return `facet of ${shown} links to ${String(feature.uri)}`
      if (
        type === 'app.bsky.richtext.facet#mention' &&
        !(shown.startsWith('@') && String(feature.did).startsWith('did:'))
      )
        return 'facet is no mention'
      if (type === 'app.bsky.richtext.facet#tag' && `#${String(feature.tag)}` !== shown) return 'facet is no tag'
    }
  }
  return undefined
}

function embedFault(embed: Fields, blobs: ReadonlyMap<string, Blob>): string | undefined {
  if (embed.$type === 'app.bsky.embed.record')
    return isRef(embed.record) ? undefined : 'Record/embed/record must be a strongRef'
  if (embed.$type === 'app.bsky.embed.recordWithMedia')
    return embedFault(fields(embed.record), blobs) ?? embedFault(fields(embed.media), blobs)
  if (embed.$type !== 'app.bsky.embed.images') return `Record/embed: ${String(embed.$type)}`
  const images = list(embed.images).map(fields)
  if (images.length > 4) return 'Record/embed/images must not have more than 4 elements'
  for (const { alt, image } of images) {
    if (typeof alt !== 'string') return 'Record/embed/images/0 must have the property "alt"'
    const blob = blobs.get(String(fields(fields(image).ref).$link))
    if (!blob || blob.size > 2_000_000 || !blob.mimeType.startsWith('image/')) return 'Could not find blob'
  }
  return undefined
}

export const bad = (message: string, error = 'InvalidRequest', status = 400): Answer => ({
  status,
  body: { error, message },
})
