import type { Who } from '#accounts'
import { personOf } from '#conversations'
import type { Tx } from '#db'
import { second } from '#lib'
import { append } from '#log'
import { accessCase } from './access.ts'
import { tellCase } from './events.ts'
import { reopen } from './reopen.ts'
import { openIn, saveCase } from './store.ts'

type Asked = { id: string; now: number }

/** Which of its conversations have to be closed before it is settled. @throws Fault `forbidden`, `case.unknown` (404) */
export async function unsettledIn(tx: Tx, who: Who, id: string): Promise<string[]> {
  await accessCase(tx, who, id)
  return openIn(tx, who.workspaceId, id)
}

/**
 * Settles a case of which nothing is open. False when something is, or when it was settled already.
 * @throws Fault `forbidden`, `case.unknown` (404)
 */
export async function settleCase(tx: Tx, who: Who, { id, now }: Asked): Promise<boolean> {
  const found = await accessCase(tx, who, id)
  if (found.state === 'settled' || (await openIn(tx, who.workspaceId, id)).length > 0) return false
  await saveCase(tx, who.workspaceId, { ...found, state: 'settled', settledBy: personOf(who), settledAt: now })
  await append(tx, [tellCase(who.workspaceId, 'case.settled', found)])
  return true
}

const wayBackMs = 60 * second

/** Takes one's own settling back for a minute; it does not count as reopened. @throws Fault `forbidden`, `case.unknown` (404) */
export async function unsettleCase(tx: Tx, who: Who, { id, now }: Asked): Promise<boolean> {
  const found = await accessCase(tx, who, id)
  const isMine = found.settledAt !== null && found.settledBy === personOf(who) && now - found.settledAt <= wayBackMs
  if (!isMine) return false
  await append(tx, [await reopen(tx, who.workspaceId, found, { counts: false })])
  return true
}
