import type { Who } from '#accounts'
import type { Tx } from '#db'
import { day, Fault, minute } from '#lib'
import { append } from '#log'
import { tellPerson } from './events.ts'
import { mine } from './mine.ts'
import { forgetOffer, standingOffer } from './pause-offers.ts'
import * as store from './presence-store.ts'
import type { PresenceRow } from './presence-store.ts'
import { workRules } from './rules.ts'
import { listReasons } from './store.ts'

/** Whoever is not seen for so long is offline: a reload or a tunnel takes less. */
export const graceMs = minute
const pauseMs = 5 * minute
const longestAwayMs = 30 * day

type Change = Pick<PresenceRow, 'state'> & Partial<Pick<PresenceRow, 'isPause' | 'reasonId' | 'backAt'>>
type At = { workspaceId: string; personId: string; now: number; cause: store.PresenceCause }

/** Keeps a change of presence, or nothing where it was so. Whoever calls has locked it. */
export async function change(
  tx: Tx,
  { workspaceId, personId, now, cause }: At,
  before: PresenceRow | undefined,
  to: Change,
) {
  const { state, isPause = false, reasonId = null, backAt = null } = to
  const seenUntil = cause === 'person' ? now + graceMs : (before?.seenUntil ?? now)
  const after = { workspaceId, personId, state, isPause, reasonId, backAt, seenUntil, since: now }
  const was = before ?? { ...after, state: 'offline', isPause: false, reasonId: null, backAt: null }
  const isSame = was.state === state && was.isPause === isPause && was.reasonId === reasonId && was.backAt === backAt
  if (isSame) return before ?? after
  const reason = reasonId && (await listReasons(tx, workspaceId)).find(({ id }) => id === reasonId)
  const isPaid = isPause || (state !== 'offline' && (reason ? reason.isPaid : true))
  await store.savePresence(tx, { ...after, cause, isPaid, isBreak: reason ? reason.isBreak : false })
  await append(tx, [tellPerson(workspaceId, 'workforce.presence', personId, { state, isPause, backAt })])
  return after
}

type Asked = {
  state: 'available' | 'busy' | 'away' | 'offline'
  reasonId?: string | null
  backAt?: number | null
  now: number
}

/**
 * Says whether one is there oneself; it ends a pause and *not responding*. A reason goes with busy and away alone.
 * @throws Fault `forbidden` (403), `presence.reason-unknown` (404), `presence.reason-needed`, `presence.reason-odd`,
 *   `presence.back-at` (422)
 */
export async function setPresence(tx: Tx, who: Who, { state, reasonId = null, backAt = null, now }: Asked) {
  const { workspaceId, personId } = mine(who)
  if (state === 'busy' && reasonId === null) throw new Fault('presence.reason-needed', 422)
  if (reasonId !== null && state !== 'busy' && state !== 'away') throw new Fault('presence.reason-odd', 422)
  if (backAt !== null && (state === 'available' || backAt <= now || backAt > now + longestAwayMs))
    throw new Fault('presence.back-at', 422, { max: longestAwayMs / day })
  const known = reasonId === null ? [] : await listReasons(tx, workspaceId)
  if (reasonId !== null && !known.some(({ id, isArchived }) => id === reasonId && !isArchived))
    throw new Fault('presence.reason-unknown', 404)
  const before = await store.lockPresence(tx, workspaceId, personId)
  return change(tx, { workspaceId, personId, now, cause: 'person' }, before, { state, reasonId, backAt })
}

/**
 * Five minutes for oneself after abuse; afterwards one is available again. Asked again meanwhile, it is the same pause. One
 * that was offered may always be taken.
 * @throws Fault `forbidden` (403), `presence.offline`, `presence.pauses` (409)
 */
export async function takePause(tx: Tx, who: Who, { now }: { now: number }): Promise<PresenceRow> {
  const { workspaceId, personId } = mine(who)
  const before = await store.lockPresence(tx, workspaceId, personId)
  if (!before || before.state === 'offline') throw new Fault('presence.offline', 409)
  if (before.isPause) return before
  const isOffered = (await standingOffer(tx, { workspaceId, personId }, now)) !== null
  const { pausesADay } = await workRules(tx, workspaceId)
  if (!isOffered && (await store.countPauses(tx, workspaceId, personId, now - day)) >= pausesADay)
    throw new Fault('presence.pauses', 409, { max: pausesADay })
  await forgetOffer(tx, { workspaceId, personId })
  const at = { workspaceId, personId, now, cause: 'person' as const }
  return change(tx, at, before, { state: 'away', isPause: true, backAt: now + pauseMs })
}

type One = { workspaceId: string; personId: string; now: number }

/** Distribution had no answer too often. Whoever is not available stays as they are. As engine. */
export async function noteNotResponding(tx: Tx, one: One): Promise<void> {
  const before = await store.lockPresence(tx, one.workspaceId, one.personId)
  if (before?.state === 'available')
    await change(tx, { ...one, cause: 'distribution' }, before, { state: 'not-responding' })
}

/** Back with one press. Where one has not been said to be not responding, nothing happens. @throws Fault `forbidden` (403) */
export async function clearNotResponding(tx: Tx, who: Who, { now }: { now: number }): Promise<void> {
  const { workspaceId, personId } = mine(who)
  const before = await store.lockPresence(tx, workspaceId, personId)
  if (before?.state !== 'not-responding') return
  await change(tx, { workspaceId, personId, now, cause: 'person' }, before, { state: 'available' })
}

/** Consoles of these people are open now. As engine. */
export const seePeople = async (
  tx: Tx,
  people: readonly { workspaceId: string; personId: string }[],
  now: number,
): Promise<void> => {
  if (people.length > 0) await store.saveSeen(tx, people, now + graceMs)
}
