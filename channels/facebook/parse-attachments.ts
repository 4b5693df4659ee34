import { type Fields, fieldsOf, idOf, listOf, type MediaKind, numberOf, type Part, present, textOf } from '#channel'
import { addressIn, postPart, templateParts } from '../meta/attachments.ts'

/** The thumb of Messenger in its three sizes. */
const thumbs = new Set(['369239263222822', '369239343222814', '369239383222810'])

const media: Record<string, MediaKind> = { image: 'image', video: 'video', audio: 'audio', file: 'document' }
const shared = new Set(['reel', 'ig_reel', 'post', 'ig_post', 'share', 'fallback'])

/** The pieces of a message beside its text. A link comes as text and as attachment, a sticker twice: each is shown once. */
export function partsOf(message: Fields, text: string | undefined): Part[] {
  const seen = new Set<string>()
  return listOf(message.attachments).flatMap(each => {
    const attachment = fieldsOf(each)
    const type = textOf(attachment.type) ?? 'unknown'
    const sticker = type === 'image' || type === 'sticker' ? stickerIn(attachment, message) : undefined
    if (type !== 'sticker' && sticker === undefined) return partOf(type, attachment, text)
    const id = sticker ?? addressIn(attachment) ?? ''
    if (seen.has(id)) return []
    seen.add(id)
    return stickerPart(attachment, id)
  })
}

const stickerIn = (attachment: Fields, message: Fields): string | undefined =>
  idOf(fieldsOf(attachment.payload).sticker_id) ?? idOf(message.sticker_id)

function stickerPart(attachment: Fields, id: string): Part[] {
  const url = addressIn(attachment)
  if (url === undefined) return [{ kind: 'unseen', what: 'sticker' }]
  return [{ kind: 'sticker', ref: { url }, ...(thumbs.has(id) ? { alt: '👍' } : {}) }]
}

function partOf(type: string, attachment: Fields, text: string | undefined): Part[] {
  const payload = fieldsOf(attachment.payload)
  const url = addressIn(attachment)
  const kind = Object.hasOwn(media, type) ? media[type] : undefined
  if (kind && url) return [{ kind, ref: { url }, ...(kind === 'document' ? present({ name: nameIn(url) }) : {}) }]
  if (type === 'location') return placeIn(attachment)
  if (type === 'template') return templateParts(payload)
  if (shared.has(type) && url) return text?.includes(url) ? [] : [postPart(attachment, payload, url)]
  // A link that was typed needs no second mention, even where it leads nowhere.
  if (type === 'fallback' && text !== undefined) return []
  return [{ kind: 'unseen', what: type.slice(0, 60) }]
}

/** The last step of the address, as far as it is a file's name. */
function nameIn(url: string): string | undefined {
  const last = url.split(/[?#]/, 1)[0]!.split('/').at(-1)!
  if (!last.includes('.') || last.length > 300) return undefined
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}

function placeIn(attachment: Fields): Part[] {
  const at = fieldsOf(fieldsOf(attachment.payload).coordinates)
  const latitude = numberOf(at.lat)
  const longitude = numberOf(at.long)
  if (latitude === undefined || longitude === undefined) return [{ kind: 'unseen', what: 'location' }]
  return [{ kind: 'location', latitude, longitude, ...present({ name: textOf(attachment.title) }) }]
}

/** What the brand's button template says above its buttons. */
export const templateText = (attachments: unknown): string | undefined =>
  listOf(attachments)
    .map(each => textOf(fieldsOf(fieldsOf(each).payload).text))
    .find(text => text !== undefined)
