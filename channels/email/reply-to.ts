import { hash } from 'node:crypto'
import { type Account, domainOf } from './account.ts'
import { type Findings, findingsIn, isWithin, proves } from './authentication.ts'
import { isAutomatic } from './automatic.ts'
import type { Ctx } from './fault.ts'
import { headIn, readHeaders } from './header.ts'
import { isOurs, type Letter, readLetter, threadOf } from './letter.ts'

/** Another address than the one they write from, at which somebody wants answers; only one that is proved gets them. */
export type ReplyTo = { address: string; isProved: boolean }

/** Houses in which everybody can have an address: that two are of the same one says nothing. */
const publicHouses = new Set([
  ...['gmail.com', 'googlemail.com', 'outlook.com', 'outlook.es', 'hotmail.com', 'hotmail.es', 'live.com', 'msn.com'],
  ...['yahoo.com', 'yahoo.es', 'yahoo.co.uk', 'ymail.com', 'aol.com', 'icloud.com', 'me.com', 'mac.com', 'gmx.com'],
  ...['gmx.de', 'gmx.net', 'gmx.es', 'web.de', 't-online.de', 'freenet.de', 'mail.com', 'mail.ru', 'yandex.ru'],
  ...['yandex.com', 'proton.me', 'protonmail.com', 'pm.me', 'tutanota.com', 'fastmail.com', 'zoho.com', 'qq.com'],
  ...[
    '163.com',
    '126.com',
    'orange.fr',
    'wanadoo.fr',
    'free.fr',
    'laposte.net',
    'libero.it',
    'terra.es',
    'telefonica.net',
  ],
  ...['hotmail.co.uk', 'hotmail.fr', 'hotmail.it', 'hotmail.de', 'live.co.uk', 'uol.com.br', 'bol.com.br', 'naver.com'],
])

/**
 * A forged mail could lead our answer to a stranger: another address is believed when the mailbox's own server has proved
 * the sender, or when it is of the sender's own house. Undefined when no one other is named.
 */
export function replyToOf(letter: Letter, findings: Findings, account: Account): ReplyTo | undefined {
  const { from, replyTo } = letter
  const [other] = replyTo
  if (!from || !other || replyTo.length > 1 || other.address === from.address) return undefined
  if (isOurs(other.address, account)) return undefined
  const isProved = proves(findings, from.address) || isOfOneHouse(domainOf(from.address), domainOf(other.address))
  return { address: other.address, isProved }
}

const isOfOneHouse = (one: string, other: string): boolean =>
  (isWithin(one, other) || isWithin(other, one)) && !publicHouses.has(one) && !publicHouses.has(other)

/**
 * Some people want answers at another address than the one they write from. Who they are is still the one they write
 * from: the other could be anybody's. So it is remembered for this person in this thread alone.
 */
export async function noteReplyTo(mail: Uint8Array, account: Account, ctx: Ctx): Promise<void> {
  const head = headIn(mail)
  const letter = readLetter(readHeaders(head))
  const { from, id } = letter
  if (!from || !id || isOurs(from.address, account) || isAutomatic(letter, false)) return
  const findings = findingsIn(head, account)
  const other = replyToOf(letter, findings, account)
  const name = nameOf(threadOf(letter, account, id), from.address)
  if (other?.isProved) await ctx.keep.write(name, other.address)
  else if (letter.inReplyTo.length > 0 && (await ctx.keep.read(name))) await ctx.keep.write(name, undefined)
}

/** Where an answer to this person in this thread goes. */
export const answerAddress = async (person: string, lane: string, ctx: Ctx): Promise<string> =>
  (await ctx.keep.read(nameOf(lane, person))) ?? person

const nameOf = (lane: string, person: string): string =>
  `reply-to:${hash('sha256', `${lane}\n${person.toLowerCase()}`, 'hex').slice(0, 24)}`
