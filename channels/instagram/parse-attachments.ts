import { type Fields, fieldsOf, idOf, listOf, type MediaKind, type Part, present, textOf } from '#channel'

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

function postPart(attachment: Fields, payload: Fields, url: string): Part {
  const id = idOf(payload.reel_video_id) ?? idOf(payload.ig_post_media_id) ?? idOf(payload.id)
  return { kind: 'post', ...present({ id, text: textOf(payload.title) ?? textOf(attachment.title), url }) }
}

/** On the payload, on the attachment itself, or as the payload. */
function addressIn(attachment: Fields): string | undefined {
  const said = [fieldsOf(attachment.payload).url, attachment.url, attachment.payload]
  return said.find((each): each is string => typeof each === 'string' && /^https?:\/\//.test(each))
}

/** Products that the customer shared, or what a template of the brand showed. */
function templateParts(payload: Fields): Part[] {
  const products = listOf(fieldsOf(payload.product).elements).map(fieldsOf).flatMap(productPart)
  if (products.length > 0) return products
  const cards = [payload.generic, payload].flatMap(each => listOf(fieldsOf(each).elements)).map(fieldsOf)
  const buttons = [payload, ...cards].flatMap(buttonsIn)
  const titles = cards.flatMap(card => textOf(card.title) ?? [])
  const shown: Part[] = [
    ...titles.map((title): Part => ({ kind: 'post', text: title })),
    ...(buttons.length === 0 ? [] : [{ kind: 'buttons' as const, buttons }]),
  ]
  return shown.length > 0 || textOf(payload.text) !== undefined ? shown : [{ kind: 'unseen', what: 'template' }]
}

function productPart(element: Fields): Part[] {
  const id = idOf(element.retailer_id) ?? idOf(element.id)
  if (id === undefined) return []
  const picture = textOf(element.image_url)
  const image = picture === undefined ? undefined : { url: picture }
  return [{ kind: 'product', id, name: textOf(element.title) ?? id, ...present({ image }) }]
}

const buttonsIn = (from: Fields) =>
  listOf(from.buttons).flatMap(each => {
    const button = fieldsOf(each)
    const label = textOf(button.title)
    const url = textOf(button.url)
    return label === undefined ? [] : [{ id: textOf(button.payload) ?? url ?? label, label, ...present({ url }) }]
  })

/** What attachments say in words: the heart, and what stands above the buttons of a template. */
export const textIn = (attachments: unknown): string | undefined =>
  listOf(attachments)
    .map(fieldsOf)
    .map(each => (each.type === 'like_heart' ? '❤️' : textOf(fieldsOf(each.payload).text)))
    .find(text => text !== undefined)
