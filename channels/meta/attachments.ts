import { type Fields, fieldsOf, idOf, listOf, type Part, present, textOf } from '#channel'

/** What was shared from elsewhere on the platform: a post, a reel, a link. */
export function postPart(attachment: Fields, payload: Fields, url: string): Part {
  const id = idOf(payload.reel_video_id) ?? idOf(payload.ig_post_media_id) ?? idOf(payload.id)
  return { kind: 'post', ...present({ id, text: textOf(payload.title) ?? textOf(attachment.title), url }) }
}

/** On the payload, on the attachment itself, or as the payload. */
export function addressIn(attachment: Fields): string | undefined {
  const said = [fieldsOf(attachment.payload).url, attachment.url, attachment.payload]
  return said.find((each): each is string => typeof each === 'string' && /^https?:\/\//.test(each))
}

/** Products that the customer shared, or what a template of the brand showed. */
export function templateParts(payload: Fields): Part[] {
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
