import { type Fields, fieldsOf, idOf, listOf, type MediaKind, numberOf, type Part, present, textOf } from '#channel'
import { cardOf } from './parse-card.ts'
import { choiceOf } from './parse-choice.ts'
import { orderOf, productOf } from './parse-order.ts'

export type Content = { text?: string; parts?: Part[] }

/** What stands in a message of this type; never nothing: what we cannot show has its name. */
export function contentOf(type: string, said: Fields): Content {
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined
  const content = read ? read(fieldsOf(said[type]), said) : {}
  const around = contextParts(said)
  const parts = around.length > 0 ? [...(content.parts ?? []), ...around] : content.parts
  if (content.text === undefined && (content.parts ?? []).length === 0)
    return { parts: [{ kind: 'unseen', what: type }, ...around] }
  return parts ? { ...content, parts } : content
}

type Reader = (value: Fields, said: Fields) => Content

const readers: Record<string, Reader> = {
  text: ({ body }) => textAlone(textOf(body)),
  image: media('image'),
  video: media('video'),
  audio: media('audio'),
  document: media('document'),
  sticker: media('sticker'),
  location: locationOf,
  contacts: (_, said) => ({ parts: listOf(said.contacts).map(each => cardOf(fieldsOf(each))) }),
  interactive: choiceOf,
  button: ({ payload, text }) => {
    const label = textOf(text) ?? idOf(payload)
    return label ? { parts: [{ kind: 'choice', id: idOf(payload) ?? label, label }] } : {}
  },
  order: orderOf,
  system: ({ body, type }) => ({
    ...textAlone(textOf(body)),
    parts: [{ kind: 'unseen', what: textOf(type) ?? 'system' }],
  }),
  unsupported: ({ type }, said) => ({
    parts: [{ kind: 'unseen', what: textOf(type) ?? errorIn(said) ?? 'unsupported' }],
  }),
}

const textAlone = (text: string | undefined): Content => (text === undefined ? {} : { text })

/** A file that the platform itself has lost is no file. */
function media(kind: MediaKind): Reader {
  return (value, said) => {
    const [id, url] = [idOf(value.id), textOf(value.url)]
    const text = textAlone(textOf(value.caption))
    const error = errorIn(said)
    if (error !== undefined || (!id && !url))
      return { ...text, parts: [{ kind: 'unseen', what: error ? `${kind}: ${error}` : kind }] }
    const named = present({ name: textOf(value.filename), type: textOf(value.mime_type) })
    return { ...text, parts: [{ kind, ref: id ? { id } : { url: url! }, ...named }] }
  }
}

function locationOf(value: Fields): Content {
  const [latitude, longitude] = [numberOf(value.latitude), numberOf(value.longitude)]
  const isPlace =
    latitude !== undefined && longitude !== undefined && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
  if (!isPlace) return {}
  const named = present({ name: textOf(value.name), address: textOf(value.address) })
  return { parts: [{ kind: 'location', latitude, longitude, ...named }] }
}

/** The words of the first of the errors that came with it. */
function errorIn(said: Fields): string | undefined {
  const [first] = listOf(said.errors)
  if (first === undefined) return undefined
  const error = fieldsOf(first)
  return textOf(error.title) ?? textOf(error.message) ?? idOf(error.code) ?? 'error'
}

/** What the message is about: a product of the catalogue, the advertisement that brought the person here. */
function contextParts(said: Fields): Part[] {
  if (said.context === undefined && said.referral === undefined) return []
  const product = productOf(fieldsOf(fieldsOf(said.context).referred_product))
  const referral = fieldsOf(said.referral)
  const text = [textOf(referral.headline), textOf(referral.body)].filter(Boolean).join('\n')
  const picture = textOf(referral.image_url) ?? textOf(referral.thumbnail_url)
  const post = present({
    id: idOf(referral.source_id),
    text: text || undefined,
    url: textOf(referral.source_url),
    picture: picture ? { url: picture } : undefined,
  })
  return [...(product ? [product] : []), ...(Object.keys(post).length > 0 ? [{ kind: 'post' as const, ...post }] : [])]
}
