import { mustBeAble, record, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault, nameKey, newId, oneLine } from '#lib'
import { append } from '#log'
import { tellRules } from './events.ts'
import { listSkills, lockWorkforce, saveSkill } from './store.ts'

/** What somebody can do, as the brand calls it. `isHard`: whoever lacks it is never asked. */
export type Skill = { id: string; name: { es: string; en: string }; isHard: boolean; isArchived: boolean }

const most = 200
const longest = 60

/** All of them, what is archived too, by their first name. */
export const skills = async (tx: Tx, { workspaceId }: Who): Promise<Skill[]> =>
  (await listSkills(tx, workspaceId)).toSorted((one, other) => one.name.es.localeCompare(other.name.es))

type NewSkill = { name: { es: string; en: string }; isHard: boolean; now: number }

/** @throws Fault `forbidden` (403), `skill.nameless`, `skill.name-long`, `skill.many` (422), `skill.name-taken` (409) */
export async function addSkill(tx: Tx, who: Who, { name, isHard, now }: NewSkill): Promise<Skill> {
  mustBeAble(who, 'supervise')
  await lockWorkforce(tx, who.workspaceId)
  const all = await listSkills(tx, who.workspaceId)
  if (all.length >= most) throw new Fault('skill.many', 422, { max: most })
  return keep(tx, who, sound({ id: newId(now), name, isHard, isArchived: false }, all))
}

export type SkillEdit = { id: string } & Partial<Omit<Skill, 'id'>>

/** Who has it keeps it, archived or not. @throws Fault as `addSkill`, and `skill.unknown` (404) */
export async function editSkill(tx: Tx, who: Who, { id, ...edit }: SkillEdit): Promise<Skill> {
  mustBeAble(who, 'supervise')
  await lockWorkforce(tx, who.workspaceId)
  const all = await listSkills(tx, who.workspaceId)
  const before = all.find(each => each.id === id)
  if (!before) throw new Fault('skill.unknown', 404)
  return keep(tx, who, sound({ ...before, ...edit }, all))
}

function sound(skill: Skill, all: readonly Skill[]): Skill {
  const es = oneLine(skill.name.es)
  const en = oneLine(skill.name.en) || es
  if (!es) throw new Fault('skill.nameless', 422)
  if ([...es].length > longest || [...en].length > longest) throw new Fault('skill.name-long', 422, { max: longest })
  const rivals = all.filter(({ id, isArchived }) => id !== skill.id && !isArchived)
  if (!skill.isArchived && rivals.some(({ name }) => nameKey(name.es) === nameKey(es)))
    throw new Fault('skill.name-taken', 409, { name: es })
  return { ...skill, name: { es, en } }
}

async function keep(tx: Tx, who: Who, skill: Skill): Promise<Skill> {
  await saveSkill(tx, who.workspaceId, skill)
  await record(tx, who, 'workforce.skill', skill.id, { name: skill.name.es })
  await append(tx, [tellRules(who.workspaceId, skill.id)])
  return skill
}
