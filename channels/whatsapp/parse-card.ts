import { type Fields, fieldsOf, listOf, type Part, present, textOf } from '#channel'

/** A person whom somebody passed on: structured, or as a vCard where that is all there is. */
export function cardOf(card: Fields): Part {
  const name = fieldsOf(card.name)
  const phones = textsIn(card.phones, ['phone', 'wa_id'])
  const vcard = textOf(card.vcard) ?? ''
  return {
    kind: 'card',
    name: textOf(name.formatted_name) ?? textOf(name.first_name) ?? lineOf(vcard, 'FN')[0] ?? '',
    phones: phones.length > 0 ? phones : lineOf(vcard, 'TEL'),
    emails: textsIn(card.emails, ['email']),
    ...present({ organisation: textOf(fieldsOf(card.org).company) }),
  }
}

const textsIn = (list: unknown, keys: readonly string[]): string[] =>
  listOf(list).flatMap(each => {
    const found = keys.map(key => textOf(fieldsOf(each)[key])).find(Boolean)
    return found ? [found] : []
  })

const longestCard = 10_000

/** The values of a property: `TEL;waid=49…:+49 151 …`. */
const lineOf = (vcard: string, property: string): string[] =>
  vcard
    .slice(0, longestCard)
    .split('\n')
    .flatMap(line => {
      const at = line.indexOf(':')
      const isIt = at > 0 && line.slice(0, at).split(';')[0]!.split('.').at(-1)!.toUpperCase() === property
      const value = isIt ? line.slice(at + 1).trim() : ''
      return value ? [value] : []
    })
