import type { Inbound } from '#channel'
import { type Account } from './account.ts'
import { isDaemon } from './automatic.ts'
import { contentOf } from './content.ts'
import { first, type Headers, readHeaders } from './header.ts'
import { type Letter, idsIn, isOurs, readLetter } from './letter.ts'
import { bytesOf, type Entity, textIn } from './mime.ts'
import { laneIn, laneOf, ownIdIn } from './thread.ts'

/** What every event of one mail has. */
export type Stamp = { key: string; profileKey: string; at?: number }

/**
 * What a mail written by a mail server says of a mail of ours: not delivered, delivered, read, complained of. An empty
 * list: it says nothing that concerns anybody (it will be tried again). Undefined: it is no such mail, or names none of ours.
 */
export function reportsOf(mail: Entity, letter: Letter, account: Account, stamp: Stamp): Inbound[] | undefined {
  const kind = mail.type.value === 'multipart/report' ? (mail.type.params['report-type'] ?? '').toLowerCase() : ''
  const part = (type: string) => entities(mail).find(each => each.type.value === type)
  const status = part('message/delivery-status') ?? part('message/global-delivery-status')
  if (kind === 'delivery-status' || (kind === '' && status)) return status && deliveries(mail, status, account, stamp)
  const disposition = part('message/disposition-notification')
  if (disposition) return readings(disposition, account, stamp)
  const feedback = part('message/feedback-report')
  if (feedback) return complaints(mail, feedback, account, stamp)
  if (kind !== '') return [{ kind: 'unknown', ...stamp, lane: 'reports', what: `report ${kind.slice(0, 60)}` }]
  return freeBounce(mail, letter, account, stamp)
}

const mostEntities = 200

function entities(mail: Entity): Entity[] {
  const found = [mail]
  for (let at = 0; at < found.length && found.length < mostEntities; at++) found.push(...found[at]!.parts)
  return found
}

type Receipt = Extract<Inbound, { kind: 'receipt' }>

function receipt(
  id: string,
  { account, stamp }: { account: Account; stamp: Stamp },
  said: Pick<Receipt, 'state' | 'code' | 'text'>,
): Receipt {
  return { kind: 'receipt', ...stamp, lane: laneIn(id, account) ?? laneOf(id), targetId: id, ...said }
}

const longestText = 500

/** RFC 3464: one group of fields a recipient. */
function deliveries(mail: Entity, status: Entity, account: Account, stamp: Stamp): Inbound[] | undefined {
  const target = returnedId(mail, account)
  if (!target) return undefined
  const groups = bytesOf(status)
    .toString('utf8')
    .split(/\r?\n[ \t]*\r?\n/)
    .map(text => readHeaders(Buffer.from(text)))
    .filter(fields => fields.has('action') || fields.has('status'))
  const worst = groups.find(isFailure) ?? groups.find(fields => actionOf(fields) === 'delivered')
  if (!worst) return []
  if (!isFailure(worst)) return [receipt(target, { account, stamp }, { state: 'delivered' })]
  const code = /\d\.\d{1,3}\.\d{1,3}/.exec(first(worst, 'status') ?? '')?.[0]
  const text = (first(worst, 'diagnostic-code') ?? '').replace(/^[a-z0-9-]+\s*;\s*/i, '').slice(0, longestText)
  return [
    receipt(target, { account, stamp }, { state: 'failed', ...(code ? { code } : {}), ...(text ? { text } : {}) }),
  ]
}

const actionOf = (fields: Headers): string =>
  (first(fields, 'action') ?? '')
    .trim()
    .toLowerCase()
    .split(/[\s(;]/, 1)[0]!

/** A status of 4.x.x alone is no failure yet: only the action says that nobody tries any more. */
const isFailure = (fields: Headers): boolean =>
  actionOf(fields) === 'failed' || (actionOf(fields) === '' && /^\s*5\./.test(first(fields, 'status') ?? ''))

/** The id of the mail that came back: ours by its looks, or written by the brand in its own mail program. */
function returnedId(mail: Entity, account: Account): string | undefined {
  const returned = entities(mail).find(({ type }) => /^(message\/(global|rfc822)|text\/rfc822)/.test(type.value))
  const headers = returned && readHeaders(headOf(bytesOf(returned)))
  const inner = headers && readLetter(headers)
  if (inner?.id && (laneIn(inner.id, account) || (inner.from && isOurs(inner.from.address, account)))) return inner.id
  return ownIdIn(allText(mail), account)
}

function headOf(bytes: Buffer): Buffer {
  const ends = [bytes.indexOf('\r\n\r\n'), bytes.indexOf('\n\n')].filter(at => at >= 0)
  return ends.length > 0 ? bytes.subarray(0, Math.min(...ends)) : bytes
}

const allText = (mail: Entity): string =>
  entities(mail)
    .filter(({ type, parts }) => parts.length === 0 && (type.value === '' || /^(text|message)\//.test(type.value)))
    .slice(0, 20)
    .map(each => textIn(each).slice(0, 100_000))
    .join('\n')

/** RFC 8098: only that it was shown means something; a mail deleted unread was not. */
function readings(disposition: Entity, account: Account, stamp: Stamp): Inbound[] | undefined {
  const fields = readHeaders(bytesOf(disposition))
  const [id] = idsIn(first(fields, 'original-message-id') ?? '')
  if (!id) return undefined
  const isRead = /;\s*displayed\b/i.test(first(fields, 'disposition') ?? '')
  return isRead ? [receipt(id, { account, stamp }, { state: 'read' })] : []
}

/** RFC 5965: somebody pressed "this is spam" on a mail of ours, and doesn't want to be written to. */
function complaints(mail: Entity, feedback: Entity, account: Account, stamp: Stamp): Inbound[] | undefined {
  const fields = readHeaders(bytesOf(feedback))
  const returned = entities(mail).find(({ type }) => /^(message\/rfc822|text\/rfc822)/.test(type.value))
  const inner = returned && readLetter(readHeaders(headOf(bytesOf(returned))))
  const said = /<?([^\s<>]+@[^\s<>]+?)>?$/
    .exec((first(fields, 'original-rcpt-to') ?? '').slice(0, 400))?.[1]
    ?.toLowerCase()
  const person = said ?? inner?.to[0]?.address
  if (!person || isOurs(person, account)) return undefined
  const lane = (inner?.id && laneIn(inner.id, account)) || laneOf(inner?.id ?? person)
  return [{ kind: 'reach', ...stamp, lane, from: { id: person, scope: 'channel' }, isReachable: false }]
}

const waiting =
  /\b(delayed|will (be )?(retried|retry|try again|keep trying)|not yet been delivered|still being retried|warning message only|temporar)/i

/** Bounces of servers that follow no standard: they come from a daemon, and our id stands somewhere in them. */
function freeBounce(mail: Entity, { from, headers }: Letter, account: Account, stamp: Stamp): Inbound[] | undefined {
  const isBounce =
    (from !== undefined && isDaemon(from.address)) ||
    first(headers, 'return-path')?.trim() === '<>' ||
    headers.has('x-failed-recipients')
  if (!isBounce) return undefined
  const target = ownIdIn(allText(mail), account)
  if (!target) return undefined
  const { text } = contentOf(mail)
  const code = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(text)?.[0] ?? /\b5\d\d\b/.exec(text)?.[0]
  if (code === undefined && waiting.test(text)) return []
  if (code?.startsWith('4.') && waiting.test(text)) return []
  return [
    receipt(target, { account, stamp }, { state: 'failed', ...(code ? { code } : {}), text: reasonIn(text, code) }),
  ]
}

/** The line in which the code stands, or how it begins. */
function reasonIn(text: string, code: string | undefined): string {
  const lines = text.split('\n').map(line => line.trim())
  const line = (code && lines.find(each => each.includes(code))) || lines.filter(Boolean).slice(0, 3).join(' ')
  return line.slice(0, longestText)
}
