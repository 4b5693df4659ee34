import { type MediaKind, mediaKinds, type Part } from '#channel'
import { type Fields, fields, id, list, Malformed, number, optionalId, present, text } from './read.ts'

const mostParts = 100
const mostRows = 100

/** The pieces of a message beside its text; undefined when there are none. */
export function parseParts(from: Fields): Part[] | undefined {
  if (from.parts === undefined || from.parts === null) return undefined
  const parts = list(from.parts, 'parts')
  if (parts.length > mostParts) throw new Malformed(`parts has more than ${mostParts}`)
  return parts.length === 0 ? undefined : parts.map(part => parsePart(fields(part, 'a part')))
}

function parsePart(part: Fields): Part {
  const kind = text(part, 'kind')
  const media = mediaKinds.find(each => each === kind)
  if (media) return mediaPart(media, part)
  if (kind === 'location') return location(part)
  if (kind === 'card') return card(part)
  if (kind === 'buttons') return { kind, buttons: rows(part, 'buttons').map(button) }
  if (kind === 'list') return { kind, label: words(part, 'label'), rows: rows(part, 'rows').map(row) }
  if (kind === 'choice') return { kind, id: id(part, 'id'), label: words(part, 'label') }
  if (kind === 'product') return product(part)
  throw new Malformed(`a part is of no known kind`)
}

function mediaPart(kind: MediaKind, part: Fields): Part {
  const size = whole(part, 'size')
  const durationMs = whole(part, 'durationMs')
  const ref = { url: address(part, 'url') }
  return {
    kind,
    ref,
    ...present({ name: text(part, 'name'), type: text(part, 'type'), size, durationMs, alt: text(part, 'alt') }),
  }
}

function location(part: Fields): Part {
  const latitude = number(part, 'latitude')
  const longitude = number(part, 'longitude')
  if (latitude === undefined || Math.abs(latitude) > 90) throw new Malformed('latitude is not between -90 and 90')
  if (longitude === undefined || Math.abs(longitude) > 180) throw new Malformed('longitude is not between -180 and 180')
  return {
    kind: 'location',
    latitude,
    longitude,
    ...present({ name: text(part, 'name'), address: text(part, 'address') }),
  }
}

const card = (part: Fields): Part => ({
  kind: 'card',
  name: words(part, 'name'),
  phones: texts(part, 'phones'),
  emails: texts(part, 'emails'),
  ...present({ organisation: text(part, 'organisation') }),
})

const button = (from: Fields) => {
  const url = from.url === undefined || from.url === null ? undefined : address(from, 'url')
  return { id: id(from, 'id'), label: words(from, 'label'), ...present({ url }) }
}

const row = (from: Fields) => ({
  id: id(from, 'id'),
  title: words(from, 'title'),
  ...present({ detail: text(from, 'detail') }),
})

function product(part: Fields): Part {
  const url = part.url === undefined || part.url === null ? undefined : address(part, 'url')
  const image = part.image === undefined || part.image === null ? undefined : { url: address(part, 'image') }
  return {
    kind: 'product',
    id: id(part, 'id'),
    name: words(part, 'name'),
    ...present({ price: price(part), url, image }),
  }
}

function price(part: Fields): { amount: number; currency: string } | undefined {
  if (part.price === undefined || part.price === null) return undefined
  const from = fields(part.price, 'price')
  const amount = number(from, 'amount')
  const currency = optionalId(from, 'currency')
  if (amount === undefined || !currency || !/^[A-Z]{3}$/.test(currency))
    throw new Malformed('price has no amount or no currency')
  return { amount, currency }
}

function rows(part: Fields, key: string): Fields[] {
  const found = list(part[key], key)
  if (found.length === 0 || found.length > mostRows) throw new Malformed(`${key} is empty or has more than ${mostRows}`)
  return found.map(each => fields(each, key))
}

function texts(part: Fields, key: string): string[] {
  if (part[key] === undefined || part[key] === null) return []
  return list(part[key], key)
    .slice(0, mostRows)
    .map(each => {
      if (typeof each !== 'string') throw new Malformed(`${key} holds what is not a text`)
      return each
    })
}

function words(part: Fields, key: string): string {
  const found = text(part, key)
  if (!found) throw new Malformed(`${key} is missing`)
  return found
}

function address(part: Fields, key: string): string {
  const found = text(part, key)
  if (!found || !/^https?:\/\/\S{1,4000}$/i.test(found)) throw new Malformed(`${key} is not a web address`)
  return found
}

function whole(part: Fields, key: string): number | undefined {
  const found = number(part, key)
  if (found !== undefined && (!Number.isInteger(found) || found < 0))
    throw new Malformed(`${key} is not a whole number`)
  return found
}
