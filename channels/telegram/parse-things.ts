import { type Fields, fieldsOf, idOf, listOf, numberOf, type Part, present, type Price, textOf } from '#channel'
import { nameIn } from './author.ts'

/** The parts that are no bytes, by the field of the message that holds them. */
export const thingReaders: Record<string, (value: unknown) => Part[]> = {
  // A venue repeats its location beside it: it is read first.
  venue: value => location(fieldsOf(value).location, fieldsOf(value)),
  location: value => location(value),
  contact: value => [card(fieldsOf(value))],
  poll: value => list(fieldsOf(value).question, fieldsOf(value).options, 'persistent_id', 'poll'),
  checklist: value => list(fieldsOf(value).title, fieldsOf(value).tasks, 'id', 'checklist'),
  invoice: value => [product(fieldsOf(value))],
  successful_payment: value => [order(fieldsOf(value))],
  refunded_payment: value => [order(fieldsOf(value))],
  web_app_data: value => [
    { kind: 'choice', id: textOf(fieldsOf(value).data) ?? '', label: textOf(fieldsOf(value).button_text) ?? '' },
  ],
  story: value => [story(fieldsOf(value))],
}

const mostRows = 100

function location(value: unknown, venue: Fields = {}): Part[] {
  const latitude = numberOf(fieldsOf(value).latitude)
  const longitude = numberOf(fieldsOf(value).longitude)
  if (latitude === undefined || longitude === undefined) return [{ kind: 'unseen', what: 'location' }]
  return [
    {
      kind: 'location',
      latitude,
      longitude,
      ...present({ name: textOf(venue.title), address: textOf(venue.address) }),
    },
  ]
}

function card(value: Fields): Part {
  const vcard = (textOf(value.vcard) ?? '').slice(0, 4096).split(/\r?\n/)
  const said = (field: string) =>
    vcard.flatMap(line => {
      const [name = '', ...rest] = line.split(':')
      return name.split(';')[0]!.toUpperCase() === field ? rest.join(':').split(';').filter(Boolean).slice(0, 1) : []
    })
  const phones = [textOf(value.phone_number), ...said('TEL')].filter(phone => phone !== undefined)
  const [organisation] = said('ORG')
  return {
    kind: 'card',
    name: nameIn(value) ?? phones[0] ?? '',
    phones: [...new Set(phones)],
    emails: [...new Set(said('EMAIL'))],
    ...present({ organisation }),
  }
}

function list(title: unknown, entries: unknown, idField: string, what: string): Part[] {
  const label = textOf(title)
  if (label === undefined) return [{ kind: 'unseen', what }]
  const rows = listOf(entries)
    .slice(0, mostRows)
    .map(fieldsOf)
    .flatMap((entry, index) => {
      const row = textOf(entry.text)
      return row === undefined ? [] : [{ id: idOf(entry[idField]) ?? String(index), title: row }]
    })
  return [{ kind: 'list', label, rows }]
}

function product(invoice: Fields): Part {
  const name = textOf(invoice.title) ?? 'invoice'
  return {
    kind: 'product',
    id: textOf(invoice.start_parameter) ?? name,
    name,
    ...present({ price: priceOf(invoice) }),
  }
}

function order(payment: Fields): Part {
  const id = textOf(payment.invoice_payload) ?? textOf(payment.telegram_payment_charge_id) ?? 'payment'
  return { kind: 'order', products: [{ id, name: id }], ...present({ total: priceOf(payment) }) }
}

/** Amounts come in the smallest unit of their currency; Telegram's own stars (XTR) have none smaller. */
function priceOf({ currency: code, total_amount: said }: Fields): Price | undefined {
  const currency = textOf(code)
  const amount = numberOf(said)
  if (currency === undefined || amount === undefined || !/^[A-Z]{3}$/.test(currency)) return undefined
  const digits = currency === 'XTR' ? 0 : digitsOf(currency)
  return { amount: amount / 10 ** digits, currency }
}

const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

export function story(value: Fields): Part {
  const id = idOf(value.id)
  const chat = fieldsOf(value.chat)
  const username = textOf(chat.username)
  const url = username && id ? `https://t.me/${username}/s/${id}` : undefined
  return { kind: 'post', isStory: true, ...present({ id, author: nameIn(chat), url }) }
}
