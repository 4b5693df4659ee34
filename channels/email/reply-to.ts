import { hash } from 'node:crypto'
import type { Account } from './account.ts'
import { isAutomatic } from './automatic.ts'
import type { Ctx } from './fault.ts'
import { readHeaders } from './header.ts'
import { isOurs, readLetter, threadOf } from './letter.ts'

/**
 * Some people want answers at another address than the one they write from. Who they are is still the one they write
 * from: the other could be anybody's. So it is remembered for this person in this thread alone.
 */
export async function noteReplyTo(mail: Uint8Array, account: Account, ctx: Ctx): Promise<void> {
  const letter = readLetter(readHeaders(headOf(mail)))
  const { from, replyTo, id } = letter
  if (!from || !id || isOurs(from.address, account) || isAutomatic(letter, false)) return
  const other = replyTo.length === 1 && replyTo[0]!.address !== from.address ? replyTo[0]!.address : undefined
  if (other !== undefined && isOurs(other, account)) return
  const name = nameOf(threadOf(letter, account, id), from.address)
  if (other !== undefined) await ctx.keep.write(name, other)
  else if (letter.inReplyTo.length > 0 && (await ctx.keep.read(name))) await ctx.keep.write(name, undefined)
}

/** Where an answer to this person in this thread goes. */
export const answerAddress = async (person: string, lane: string, ctx: Ctx): Promise<string> =>
  (await ctx.keep.read(nameOf(lane, person))) ?? person

const nameOf = (lane: string, person: string): string =>
  `reply-to:${hash('sha256', `${lane}\n${person.toLowerCase()}`, 'hex').slice(0, 24)}`

const longestHead = 200_000

function headOf(mail: Uint8Array): Uint8Array {
  const bytes = Buffer.from(mail.buffer, mail.byteOffset, Math.min(mail.byteLength, longestHead))
  const ends = [bytes.indexOf('\r\n\r\n'), bytes.indexOf('\n\n')].filter(at => at >= 0)
  return bytes.subarray(0, ends.length > 0 ? Math.min(...ends) : undefined)
}
