import { mustBeAble, type Who } from '#accounts'
import type { Tx } from '#db'
import { loadPlans, loadShifts } from './agent-store.ts'
import type { AgentPlan } from './agents.ts'
import { listPresences, type PresenceRow } from './presence-store.ts'
import { shownPresence, type PresenceShown } from './presences.ts'
import { onShift } from './shift-time.ts'

/**
 * One of the team as who supervises sees them. `presence` is null where they have never said anything, `shift` where nobody
 * has said when they work.
 */
export type RosterLine = AgentPlan & {
  presence: Omit<PresenceShown, 'personId'> | null
  shift: ReturnType<typeof onShift> | null
}

/** Everybody who works here, as they are at a moment, in no order. As app. @throws Fault `forbidden` (403) */
export async function roster(tx: Tx, who: Who, now: number): Promise<RosterLine[]> {
  mustBeAble(who, 'supervise')
  const { workspaceId } = who
  const plans = await loadPlans(tx, workspaceId)
  const shifts = await loadShifts(tx, workspaceId, { from: now })
  const present = new Map((await listPresences(tx, workspaceId)).map(row => [row.personId, withoutPerson(row)]))
  return [...plans.values()].map(plan => {
    const own = shifts.get(plan.personId)
    return { ...plan, presence: present.get(plan.personId) ?? null, shift: own ? onShift(own, now) : null }
  })
}

function withoutPerson(row: PresenceRow): NonNullable<RosterLine['presence']> {
  const { personId: _, ...presence } = shownPresence(row)
  return presence
}
