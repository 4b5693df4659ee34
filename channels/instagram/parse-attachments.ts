import { type Fields, fieldsOf, idOf, listOf, type MediaKind, type Part, present, textOf } from '#channel'
import { addressIn, postPart, templateParts } from '../meta/attachments.ts'

const media: Record<string, MediaKind> = { image: 'image', video: 'video', audio: 'audio', file: 'document' }
const shared = new Set(['share', 'reel', 'ig_reel', 'post', 'ig_post', 'fallback'])
const stories = new Set(['story_mention', 'ig_story'])

/** The pieces of a message beside its text. A link comes as text and as attachment: it is shown once. */
export const partsOf = (message: Fields, text: string | undefined): Part[] =>
  listOf(message.attachments).flatMap(each => {
    const attachment = fieldsOf(each)
    return partOf(textOf(attachment.type) ?? 'unknown', attachment, text)
  })

function partOf(type: string, attachment: Fields, text: string | undefined): Part[] {
  const payload = fieldsOf(attachment.payload)
  const url = addressIn(attachment)
  const kind = Object.hasOwn(media, type) ? media[type] : undefined
  if (kind && url) return [{ kind, ref: { url } }]
  if (type === 'like_heart') return []
  if (type === 'template') return templateParts(payload)
  if (stories.has(type)) return [storyPart(payload, url)]
  if (shared.has(type) && url) return text?.includes(url) ? [] : [postPart(attachment, payload, url)]
  // A link that was typed needs no second mention, even where it leads nowhere.
  if (type === 'fallback' && text !== undefined) return []
  return [{ kind: 'unseen', what: type.slice(0, 60) }]
}

/** A story may be seen for a day and not be kept: it has its address, and no picture of its own. */
const storyPart = (payload: Fields, url: string | undefined): Part => ({
  kind: 'post',
  isStory: true,
  ...present({ id: idOf(payload.id) ?? idOf(payload.story_media_id), url }),
})

/** The story to which a message answers. */
export function storyIn(replyTo: unknown): Part[] {
  const { story } = fieldsOf(replyTo)
  return story === undefined || story === null ? [] : [storyPart(fieldsOf(story), addressIn({ payload: story }))]
}

/** What attachments say in words: the heart, and what stands above the buttons of a template. */
export const textIn = (attachments: unknown): string | undefined =>
  listOf(attachments)
    .map(fieldsOf)
    .map(each => (each.type === 'like_heart' ? '❤️' : textOf(fieldsOf(each.payload).text)))
    .find(text => text !== undefined)
