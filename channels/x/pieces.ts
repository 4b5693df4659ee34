import { type Fields, fieldsOf, type Inbound, listOf, numberOf, type Part, present, textOf } from '#channel'
import { hash } from 'node:crypto'

/** Longer numbers are larger; ids of X are whole numbers without a sign, too long for a double. */
export const isNewer = (id: string, than: string): boolean =>
  id.length === than.length ? id > than : id.length > than.length

export const isId = (value: string): boolean => /^\d{1,19}$/.test(value)

/** The thread of two people, as X calls it: the smaller id comes first. */
export const pairOf = (one: string, other: string): string =>
  isNewer(one, other) ? `${other}-${one}` : `${one}-${other}`

/** The text as people see it: what X has shortened and escaped is put back, the link that stands for a picture goes. */
export function plainText(text: string | undefined, entities: Fields, hasMedia: boolean): string | undefined {
  if (text === undefined) return undefined
  let plain = text
  const links = listOf(entities.urls).map(fieldsOf)
  for (const { url, expanded_url } of links.slice(0, 100)) {
    const [short, long] = [textOf(url), textOf(expanded_url)]
    const isOfMedia = long !== undefined && /\/(photo|video)\/\d$|\/messages\/media\//.test(long)
    if (short && long && !isOfMedia) plain = plain.replaceAll(short, () => long)
  }
  if (hasMedia) plain = plain.replace(/(?:^|\s)https:\/\/t\.co\/\w{1,40}$/, '')
  plain = plain.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim()
  return plain === '' ? undefined : plain
}

/** A picture or film, in the words of either version of the API. */
export function mediaPart(media: Fields): Part {
  const picture = textOf(media.media_url_https) ?? textOf(media.preview_image_url)
  const alt = textOf(media.alt_text) ?? textOf(media.ext_alt_text)
  if (media.type === 'photo') {
    const url = textOf(media.media_url_https) ?? textOf(media.url)
    return url ? { kind: 'image', ref: { url }, ...present({ alt }) } : { kind: 'unseen', what: 'photo' }
  }
  const film = bestFilm(listOf(media.variants ?? fieldsOf(media.video_info).variants).map(fieldsOf))
  const durationMs = numberOf(media.duration_ms) ?? numberOf(fieldsOf(media.video_info).duration_millis)
  if (film) return { kind: 'video', ref: { url: film }, type: 'video/mp4', ...present({ durationMs, alt }) }
  return picture
    ? { kind: 'image', ref: { url: picture }, ...present({ alt }) }
    : { kind: 'unseen', what: textOf(media.type) ?? 'media' }
}

function bestFilm(variants: Fields[]): string | undefined {
  const films = variants.filter(each => each.content_type === 'video/mp4' && textOf(each.url))
  const rateOf = (film: Fields) => numberOf(film.bit_rate) ?? numberOf(film.bitrate) ?? 0
  return textOf(films.toSorted((a, b) => rateOf(b) - rateOf(a))[0]?.url)
}

export type Odd = (what: string, profileKey?: string) => Inbound

/** Events that we cannot read, or have no use for; each of a body has a key of its own, the same every time. */
export function oddsOf(body: Uint8Array): Odd {
  let place: string | undefined
  let count = 0
  return (what, profileKey = 'main') => {
    place ??= hash('sha256', body, 'hex').slice(0, 32)
    return { kind: 'unknown', key: `unknown:${place}.${count++}`, profileKey, lane: 'unknown', what }
  }
}
