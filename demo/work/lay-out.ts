import type { Who } from '#accounts'
import type { World } from '#api'
import type { Tx } from '#db'
import { keepCalendar, keepTargets } from '#deadlines'
import { idOf } from '#lib'
import {
  addReason,
  addSkill,
  presenceReasons,
  setLanguages,
  setShifts,
  setSkills,
  setWork,
  type Skill,
  skills,
} from '#workforce'
import type { DemoBrand } from '../world/brands.ts'
import type { Memory } from '../world/memory.ts'
import { type PersonPlan, planOf, type WorkPlan } from './plans.ts'

type House = { world: World; memory: Memory; brands: readonly DemoBrand[] }
type Here = { tx: Tx; who: Who; plan: WorkPlan; now: number }

const timeZone = 'Europe/Madrid'

/** Says once who can do what and when, and by when customers are answered: before any of them has written. */
export async function layOutWork({ world, memory, brands }: House): Promise<void> {
  if (memory.begun!.hasWork) return
  for (const { id } of brands) {
    const { workspaceId, people } = memory.begun!.teams[id]!
    const who: Who = { kind: 'machine', workspaceId }
    await world.database.app(workspaceId, async tx => {
      const here = { tx, who, plan: planOf[id]!, now: world.now() }
      await layLevels(here)
      await layReasons(here)
      const known = await laySkills(here)
      for (const [name, person] of Object.entries(here.plan.people)) await seat(here, people[name]!, { person, known })
    })
  }
  memory.keep({ ...memory.begun!, hasWork: true })
}

async function layLevels({ tx, who, plan: { calendar, targets } }: Here): Promise<void> {
  const { name, week } = calendar
  const id = idOf(who.workspaceId, 'demo calendar')
  await keepCalendar(tx, who, { id, name, isDefault: true, profileIds: [], calendar: { timeZone, week, holidays: [] } })
  await keepTargets(tx, who, targets)
}

async function layReasons({ tx, who, plan, now }: Here): Promise<void> {
  const there = await presenceReasons(tx, who)
  for (const reason of plan.reasons)
    if (!there.some(({ name }) => name === reason.name)) await addReason(tx, who, { ...reason, now })
}

/** All that are there, what was laid out before among them. */
async function laySkills({ tx, who, plan, now }: Here): Promise<Skill[]> {
  const there = await skills(tx, who)
  for (const [es, { en, isHard }] of Object.entries(plan.skills))
    if (!there.some(({ name }) => name.es === es)) await addSkill(tx, who, { name: { es, en }, isHard, now })
  return skills(tx, who)
}

async function seat(
  { tx, who }: Here,
  personId: string,
  { person, known }: { person: PersonPlan; known: readonly Skill[] },
): Promise<void> {
  const { languages, share = 100, kinds = null, week, breaks = week.map(() => []) } = person
  await setSkills(tx, who, { personId, skills: byId(person.skills ?? {}, known) })
  await setLanguages(tx, who, { personId, languages })
  await setWork(tx, who, { personId, share, kinds })
  await setShifts(tx, who, { personId, shifts: { timeZone, week, breaks, days: [] } })
}

/** Levels by the ids of skills, from those by their names. @throws Error when a skill is called otherwise */
export const byId = (levels: Record<string, number>, known: readonly Skill[]): Record<string, number> =>
  Object.fromEntries(
    Object.entries(levels).map(([called, level]) => {
      const skill = known.find(({ name }) => name.es === called)
      if (!skill) throw new Error(`Nobody has laid out the skill "${called}"`)
      return [skill.id, level]
    }),
  )
