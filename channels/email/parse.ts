import { hash } from 'node:crypto'
import type { Author, Inbound, InboundMessage, Part, Raw } from '#channel'
import { type Account, accountOf } from './account.ts'
import { type Findings, findingsIn } from './authentication.ts'
import { isAutomatic, isBulk, isNoReply } from './automatic.ts'
import { contentOf } from './content.ts'
import { isOurs, type Letter, type Mailbox, profileOf, readLetter, threadOf } from './letter.ts'
import { type Entity, readMail } from './mime.ts'
import { mediaOf, type Place } from './parts.ts'
import { othersOf } from './others.ts'
import { cutQuoted } from './quoted.ts'
import { replyToOf } from './reply-to.ts'
import { reportsOf } from './report.ts'
import type { MailSettings } from './settings.ts'
import { laneIn } from './thread.ts'
import { trustOf } from './trust.ts'

/** Our own mark on what we send: our id of the message. */
export const markHeader = 'x-sobremesa-id'

/** Where `listen` found a mail (the query of what it brought). Times are epoch milliseconds. */
export type Found = Place & { at?: number; isSent: boolean; isCut: boolean }

export const foundQuery = ({ folder, generation, uid, at, isSent, isCut }: Found): string =>
  new URLSearchParams({
    folder,
    generation,
    uid: String(uid),
    ...(at === undefined ? {} : { at: String(at) }),
    ...(isSent ? { sent: '1' } : {}),
    ...(isCut ? { cut: '1' } : {}),
  }).toString()

function foundIn(query: string): Found {
  const said = new URLSearchParams(query)
  const at = Number(said.get('at') ?? Number.NaN)
  return {
    folder: said.get('folder') || 'INBOX',
    generation: said.get('generation') || '0',
    uid: Number(said.get('uid')) || 0,
    ...(Number.isFinite(at) && at > 0 && at < 8.64e15 ? { at } : {}),
    isSent: said.get('sent') === '1',
    isCut: said.get('cut') === '1',
  }
}

const longestText = 100_000

/** What a mail is: a message, or what a mail server says of one of ours. Mails that we sent ourselves are nothing. */
export function parse(raw: Raw, settings: MailSettings): Inbound[] {
  if (raw.body.length === 0) return []
  try {
    return read(raw, accountOf(settings))
  } catch (error) {
    return [malformed(raw, error instanceof Error ? error.message : 'no mail')]
  }
}

const malformed = ({ body }: Raw, why: string): Inbound => ({
  kind: 'unknown',
  key: `unknown:${hash('sha256', body, 'hex').slice(0, 32)}`,
  profileKey: 'main',
  lane: 'unknown',
  what: `malformed: ${why.slice(0, 200)}`,
})

function read(raw: Raw, account: Account): Inbound[] {
  const found = foundIn(raw.query)
  const mail = readMail(raw.body)
  if (mail.headers.size === 0) return [malformed(raw, 'it has no headers')]
  const letter = readLetter(mail.headers)
  const id = idOf(letter, mail, account)
  const at = found.at ?? letter.date
  const profileKey = profileOf(letter, account)
  const stamp = { key: `${profileKey}:${id}`, profileKey, ...(at === undefined ? {} : { at }) }
  if (isFromUs(letter, account)) return found.isSent ? echoes(mail, letter, { account, found, id, at }) : []
  // Somebody's draft or a copy that a program put among the sent ones.
  if (found.isSent) return []
  const reports = reportsOf(mail, letter, account, { ...stamp, key: `report:${stamp.key}` })
  if (reports) return reports
  const author = authorOf(letter, account)
  const message: InboundMessage = {
    kind: 'message',
    ...stamp,
    lane: threadOf(letter, account, id),
    externalId: id,
    from: author.from,
    ...contentIn(mail, letter, found, id, restOf(mail, letter, account, author)),
    visibility: 'private',
    ...(isAutomatic(letter, author.isForm) ? { automatic: true } : {}),
  }
  return [message]
}

/** Its Message-ID; without one, or with one that looks like ours in a mail that is not, what it is made of. */
function idOf(letter: Letter, mail: Entity, account: Account): string {
  const isForged = letter.id !== undefined && laneIn(letter.id, account) !== undefined && !isFromUs(letter, account)
  if (letter.id !== undefined && !isForged) return letter.id
  const digest = hash('sha256', Buffer.concat([contentDigest(letter), mail.body]), 'hex')
  return `sha256-${digest.slice(0, 40)}`
}

const contentDigest = ({ from, date, subject }: Letter): Buffer =>
  Buffer.from(JSON.stringify([from?.address, date, subject]))

/** Written by the brand; a form on the brand's own pages, which names somebody else as the one to answer, is not. */
const isFromUs = (letter: Letter, account: Account): boolean =>
  letter.from !== undefined &&
  isOurs(letter.from.address, account) &&
  (letter.headers.has(markHeader) || formAuthor(letter, account) === undefined)

/**
 * The person behind a form: the sender is a machine or the brand itself, and the one to answer is somebody else. What
 * answers a mail of ours is no form: it could hand a thread to anybody.
 */
function formAuthor({ from, replyTo, headers, inReplyTo, references }: Letter, account: Account): Mailbox | undefined {
  const [only] = replyTo
  if (!only || replyTo.length > 1 || isOurs(only.address, account) || isBulk(headers)) return undefined
  if ([...inReplyTo, ...references].some(id => laneIn(id, account) !== undefined)) return undefined
  return from && (isNoReply(from.address) || isOurs(from.address, account)) && !isNoReply(only.address)
    ? only
    : undefined
}

function authorOf(letter: Letter, account: Account): { from: Author; isForm: boolean } {
  const form = formAuthor(letter, account)
  const author = form ?? letter.from
  if (!author) return { from: { id: 'unknown', scope: 'profile' }, isForm: false }
  const { address, name } = author
  return {
    from: {
      id: address,
      scope: 'channel',
      ...(name && name.toLowerCase() !== address ? { name } : {}),
      handle: address,
      facts: { email: address },
    },
    isForm: form !== undefined,
  }
}

/** Written in a mail program of the brand. What we sent ourselves is known already. */
function echoes(
  mail: Entity,
  letter: Letter,
  { account, found, id, at }: { account: Account; found: Found; id: string; at: number | undefined },
): Inbound[] {
  const customer = [...letter.to, ...letter.cc].find(({ address }) => !isOurs(address, account))
  if (laneIn(id, account) || letter.headers.has(markHeader) || !customer) return []
  const from = { id: customer.address, scope: 'channel' as const, ...(customer.name ? { name: customer.name } : {}) }
  const sender = letter.from && account.addresses.includes(letter.from.address) ? letter.from.address : undefined
  const profileKey = sender ?? account.addresses[0] ?? 'main'
  return [
    {
      kind: 'message',
      key: `${profileKey}:${id}`,
      profileKey,
      lane: threadOf(letter, account, id),
      ...(at === undefined ? {} : { at }),
      externalId: id,
      from: { ...from, handle: customer.address },
      echo: true,
      ...contentIn(mail, letter, found, id, {}),
      visibility: 'private',
    },
  ]
}

type Rest = Pick<Extract<Part, { kind: 'mail' }>, 'others' | 'trust'>

/** What is known of its writer, and who else gets an answer. */
function restOf(mail: Entity, letter: Letter, account: Account, { from, isForm }: ReturnType<typeof authorOf>): Rest {
  const findings: Findings = findingsIn(mail.head, account)
  const replyTo = isForm ? { address: from.id, isProved: true } : replyToOf(letter, findings, account)
  const trust = trustOf(letter.headers, findings, replyTo)
  const isPlain = !isForm && !findings.isRefuted && !isAutomatic(letter, isForm)
  const others = isPlain ? othersOf(letter, [from.id, replyTo?.address ?? from.id], account) : []
  return { ...(trust === undefined ? {} : { trust }), ...(others.length > 0 ? { others } : {}) }
}

function contentIn(
  mail: Entity,
  letter: Letter,
  found: Found,
  id: string,
  { others, trust }: Rest,
): Pick<InboundMessage, 'text' | 'subject' | 'parts' | 'quoteOf'> {
  const content = contentOf(mail)
  const cut = cutQuoted(content.text)
  const rest: Part = {
    kind: 'mail',
    to: letter.to.map(shown),
    cc: letter.cc.map(shown),
    ...(others === undefined ? {} : { others }),
    ...(content.html === undefined ? {} : { html: content.html }),
    ...(cut.quoted === undefined ? {} : { quoted: cut.quoted.slice(0, longestText) }),
    ...(trust === undefined ? {} : { trust }),
  }
  const missing: Part[] = found.isCut ? [{ kind: 'unseen', what: 'the rest of a mail that is too large' }] : []
  const quoteOf = letter.inReplyTo[0] ?? letter.references.at(-1)
  return {
    ...(cut.text === '' ? {} : { text: cut.text.slice(0, longestText) }),
    ...(letter.subject ? { subject: letter.subject } : {}),
    ...(quoteOf ? { quoteOf } : {}),
    parts: [...mediaOf(content.files, content.html, found, id), rest, ...missing],
  }
}

const shown = ({ name, address }: Mailbox): string => (name ? `${name} <${address}>` : address)
