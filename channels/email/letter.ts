import { addressParser } from 'postal-mime'
import { withoutPlus, type Account } from './account.ts'
import { wordsOf } from './charset.ts'
import { every, first, type Headers, oneLine, readable } from './header.ts'
import { laneIn, laneOf, laneOfToken } from './thread.ts'

export type Mailbox = { name: string; address: string }

/** What the headers of a mail say. Ids are without angle brackets, addresses in lower case. */
export type Letter = {
  headers: Headers
  id?: string
  from?: Mailbox
  replyTo: readonly Mailbox[]
  to: readonly Mailbox[]
  cc: readonly Mailbox[]
  subject?: string
  date?: number
  inReplyTo: readonly string[]
  references: readonly string[]
}

export function readLetter(headers: Headers): Letter {
  const [id] = idsIn(first(headers, 'message-id') ?? '')
  const [from] = mailboxes(headers, 'from')
  const [sender] = mailboxes(headers, 'sender')
  const author = from ?? sender
  const date = Date.parse((first(headers, 'date') ?? '').slice(0, 100).replace(/\s*\([^)]*\)\s*$/, ''))
  const subject = readable(headers, 'subject')?.slice(0, 1000)
  return {
    headers,
    ...(id === undefined ? {} : { id }),
    ...(author ? { from: author } : {}),
    replyTo: mailboxes(headers, 'reply-to'),
    to: mailboxes(headers, 'to'),
    cc: mailboxes(headers, 'cc'),
    ...(subject ? { subject } : {}),
    ...(Number.isFinite(date) && date > 0 ? { date } : {}),
    inReplyTo: idsIn(first(headers, 'in-reply-to') ?? ''),
    references: idsIn(every(headers, 'references').join(' ')),
  }
}

const mostIds = 200
const longestId = 500

/** Ids in angle brackets; where there are none, the words that could be one. */
export function idsIn(text: string): string[] {
  const bracketed = [...text.matchAll(/<([^<>\s]+)>/g)].map(found => found[1]!)
  const ids = bracketed.length > 0 ? bracketed : text.split(/[\s,<>]+/).filter(word => word.includes('@'))
  return ids.filter(id => id.length <= longestId).slice(0, mostIds)
}

const longestList = 50_000
const mostMailboxes = 200

function mailboxes(headers: Headers, name: string): Mailbox[] {
  const text = every(headers, name).join(', ').slice(0, longestList)
  if (text === '') return []
  return addressParser(text, { flatten: true })
    .slice(0, mostMailboxes)
    .flatMap(each => ('address' in each && each.address ? [mailboxOf(each.name, each.address)] : []))
    .filter(({ address }) => /^[^\s@<>]{1,200}@[^\s@<>]{1,255}$/.test(address))
}

const mailboxOf = (name: string, address: string): Mailbox => ({
  name: oneLine(wordsOf(name).replaceAll('"', ' ')).slice(0, 200),
  address: address.toLowerCase(),
})

/** Headers in which the address stands to which a mail was really delivered, and those in which it was meant to be. */
const deliveries = ['delivered-to', 'x-original-to', 'x-envelope-to', 'envelope-to', 'x-forwarded-to'] as const

export const deliveredTo = ({ headers }: Letter): string[] =>
  deliveries.flatMap(name => mailboxes(headers, name)).map(({ address }) => address)

const writtenTo = ({ to, cc }: Letter): string[] => [...to, ...cc].map(({ address }) => address)

/**
 * Which address of the account a mail is for: the alias where it was delivered, else the one that it is written to. Many
 * servers name the mailbox itself as the place of delivery, whatever alias led there: that says nothing.
 */
export function profileOf(letter: Letter, account: Account): string {
  const [own = 'main'] = account.addresses
  const ours = (list: readonly string[]) => list.flatMap(address => ownOf(address, account) ?? [])
  return ours(deliveredTo(letter)).find(address => address !== own) ?? ours(writtenTo(letter))[0] ?? own
}

/** The address of the account that this one is, with or without what follows a plus sign. */
const ownOf = (address: string, { addresses }: Account): string | undefined =>
  [address, withoutPlus(address).address].find(each => addresses.includes(each))

export const isOurs = (address: string, account: Account): boolean => ownOf(address, account) !== undefined

/**
 * The thread: named by the address that the answer came to, or by an id of ours among those it answers, the latest first;
 * else it is that of the oldest mail it knows; a mail that answers none begins one.
 */
export function threadOf(letter: Letter, account: Account, id: string): string {
  for (const address of [...deliveredTo(letter), ...writtenTo(letter)]) {
    const plus = withoutPlus(address)
    const lane = plus.token && account.addresses.includes(plus.address) ? laneOfToken(plus.token) : undefined
    if (lane) return lane
  }
  for (const each of [...letter.inReplyTo, ...letter.references.toReversed()]) {
    const lane = laneIn(each, account)
    if (lane) return lane
  }
  return laneOf(letter.references[0] ?? letter.inReplyTo[0] ?? id)
}
