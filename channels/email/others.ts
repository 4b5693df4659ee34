import type { Account } from './account.ts'
import { isDaemon, isNoReply } from './automatic.ts'
import { deliveredTo, isOurs, type Letter } from './letter.ts'

/** Whoever writes to more than this many at once wants no answer that all of them see. */
const mostOthers = 50

/**
 * Who got a mail beside us and is not one of these: an answer goes to them too. Nobody, where we ourselves were named only
 * in secret (Bcc): an answer to all would tell.
 */
export function othersOf(letter: Letter, known: readonly string[], account: Account): string[] {
  const written = [...letter.to, ...letter.cc].map(({ address }) => address)
  if (!written.some(address => isOurs(address, account))) return []
  // Where it was delivered is ours, also when the form doesn't know of it.
  const notOthers = new Set([...known, ...deliveredTo(letter)])
  const others = [...new Set(written)].filter(
    address => !notOthers.has(address) && !isOurs(address, account) && !isDaemon(address) && !isNoReply(address),
  )
  return others.length > mostOthers ? [] : others
}
