import type { Who } from '#accounts'
import { sqlTime, type Tx } from '#db'
import { day, hour } from '#lib'
import { append } from '#log'
import { tellPerson } from './events.ts'
import { countPauses } from './presence-store.ts'
import { mine } from './mine.ts'
import { type PresenceShown, presenceOf } from './presences.ts'
import { workRules } from './rules.ts'

/** Whoever has worked on for a day's work after it needs no pause for it any more. */
const offerMs = 8 * hour

type Place = { workspaceId: string; personId: string }

/** Lays five minutes before somebody to whom was written with abuse. As engine. */
export async function offerPause(tx: Tx, { workspaceId, personId }: Place, now: number): Promise<void> {
  await tx.query(
    `insert into pause_offers (workspace_id, person_id, offered_at)
     select m.workspace_id, m.person_id, $3 from memberships m
     where m.workspace_id = $1 and m.person_id = $2 and m.removed_at is null
     on conflict (workspace_id, person_id) do update set offered_at = excluded.offered_at`,
    [workspaceId, personId, sqlTime(now)],
  )
  await append(tx, [tellPerson(workspaceId, 'workforce.pause-offered', personId)])
}

/** When somebody was last offered a pause that still stands, in epoch milliseconds. */
export async function standingOffer(tx: Tx, { workspaceId, personId }: Place, now: number): Promise<number | null> {
  const [found] = await tx.query<{ at: number }>(
    `select offered_at as at from pause_offers where workspace_id = $1 and person_id = $2 and offered_at > $3`,
    [workspaceId, personId, sqlTime(now - offerMs)],
  )
  return found?.at ?? null
}

export const forgetOffer = async (tx: Tx, { workspaceId, personId }: Place): Promise<boolean> =>
  (
    await tx.query(`delete from pause_offers where workspace_id = $1 and person_id = $2 returning 1`, [
      workspaceId,
      personId,
    ])
  ).length > 0

/** Does without the pause that one was offered; where none was, nothing happens. @throws Fault `forbidden` (403) */
export async function declinePause(tx: Tx, who: Who): Promise<void> {
  const { workspaceId, personId } = mine(who)
  if (await forgetOffer(tx, { workspaceId, personId }))
    await append(tx, [tellPerson(workspaceId, 'workforce.pause-offered', personId)])
}

/** `offeredAt`: somebody has offered one a pause. `pausesLeft`: how many one may still take within these 24 hours. */
export type OwnPresence = { presence: PresenceShown; offeredAt: number | null; pausesLeft: number }

/** How one stands oneself. @throws Fault `forbidden` (403) */
export async function ownPresence(tx: Tx, who: Who, now: number): Promise<OwnPresence> {
  const place = mine(who)
  const { pausesADay } = await workRules(tx, place.workspaceId)
  const taken = await countPauses(tx, place.workspaceId, place.personId, now - day)
  return {
    presence: await presenceOf(tx, place, now),
    offeredAt: await standingOffer(tx, place, now),
    pausesLeft: Math.max(0, pausesADay - taken),
  }
}
