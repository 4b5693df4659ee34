import type { Tx } from '#db'
import type { Team } from '#protocol'
import { teams } from '#teams'
import { loadPlans, loadShifts } from './agent-store.ts'
import type { AgentPlan } from './agents.ts'
import { listPresences, type PresenceRow } from './presence-store.ts'
import { onShift } from './shift-time.ts'

/**
 * Somebody as distribution wants them: `skills` hold languages too, as `language:es`; `presence` knows no busy, which is
 * away; `shift` is null where nobody has said when they work.
 */
export type StaffMember = {
  id: string
  skills: Readonly<Record<string, number>>
  teamIds: readonly string[]
  place: { latitude: number; longitude: number } | null
  share: number
  kinds: AgentPlan['kinds']
  presence: 'available' | 'away' | 'offline' | 'not-responding'
  since: number | null
  backAt: number | null
  shift: ReturnType<typeof onShift> | null
}

/** Everybody of a brand as they are at a moment. */
export async function staff(tx: Tx, workspaceId: string, now: number): Promise<StaffMember[]> {
  const plans = await loadPlans(tx, workspaceId)
  const shifts = await loadShifts(tx, workspaceId, { from: now })
  const present = new Map((await listPresences(tx, workspaceId)).map(row => [row.personId, row]))
  const all = (await teams(tx, { kind: 'machine', workspaceId })).filter(({ isArchived }) => !isArchived)
  return [...plans.values()].map(plan => {
    const own = shifts.get(plan.personId)
    return { ...memberOf(plan, present.get(plan.personId), all), shift: own ? onShift(own, now) : null }
  })
}

function memberOf(
  plan: AgentPlan,
  presence: PresenceRow | undefined,
  all: readonly Team[],
): Omit<StaffMember, 'shift'> {
  const { personId, skills, languages, place, share, kinds } = plan
  const spoken = Object.entries(languages).map(([language, level]) => [`language:${language}`, level] as const)
  const state = presence?.state ?? 'offline'
  return {
    ...{ id: personId, skills: { ...skills, ...Object.fromEntries(spoken) }, share, kinds },
    teamIds: all.filter(({ members }) => members.includes(personId)).map(({ id }) => id),
    place: place && { latitude: place.latitude, longitude: place.longitude },
    presence: state === 'busy' ? 'away' : state,
    ...{ since: presence?.since ?? null, backAt: presence?.backAt ?? null },
  }
}
