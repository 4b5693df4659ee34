import { mustBeAble, record, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault, oneLine } from '#lib'
import { append } from '#log'
import * as store from './agent-store.ts'
import { tellPerson } from './events.ts'
import { type WorkKind, workKinds } from './rules.ts'
import { listSkills } from './store.ts'

type Levels = Readonly<Record<string, number>>

/** What somebody can do and take: skill → level, language → level (1 to 5), the share of the usual hundred units. */
export type AgentPlan = {
  personId: string
  skills: Levels
  languages: Levels
  place: { name: string; latitude: number; longitude: number } | null
  share: number
  /** null: all of them. */
  kinds: readonly WorkKind[] | null
}

const plain = (personId: string): AgentPlan => ({
  ...{ personId, skills: {}, languages: {}, place: null, share: 100, kinds: null },
})

/** @throws Fault `colleague.unknown` (404) */
export async function agentPlan(
  tx: Tx,
  { workspaceId }: Pick<Who, 'workspaceId'>,
  personId: string,
): Promise<AgentPlan> {
  await mustBeColleague(tx, workspaceId, personId)
  return (await store.loadPlans(tx, workspaceId, personId)).get(personId) ?? plain(personId)
}

/** @throws Fault `colleague.unknown` (404) */
export async function mustBeColleague(tx: Tx, workspaceId: string, personId: string): Promise<void> {
  if (!(await store.isColleague(tx, workspaceId, personId))) throw new Fault('colleague.unknown', 404)
}

type Of = { personId: string }

/** All that somebody can do, anew. @throws Fault `forbidden` (403), `colleague.unknown`, `skill.unknown` (404), `skill.level` (422) */
export const setSkills = (tx: Tx, who: Who, { personId, skills }: Of & { skills: Levels }): Promise<AgentPlan> =>
  change(tx, who, personId, async () => {
    mustBeLevels(skills)
    const known = new Set((await listSkills(tx, who.workspaceId)).map(({ id }) => id))
    if (!Object.keys(skills).every(id => known.has(id))) throw new Fault('skill.unknown', 404)
    await store.saveSkills(tx, { workspaceId: who.workspaceId, personId }, skills)
  })

/** All that somebody speaks, anew, by two letters. @throws Fault `forbidden` (403), `colleague.unknown` (404), `skill.level`, `skill.language` (422) */
export const setLanguages = (
  tx: Tx,
  who: Who,
  { personId, languages }: Of & { languages: Levels },
): Promise<AgentPlan> =>
  change(tx, who, personId, async () => {
    mustBeLevels(languages)
    for (const language of Object.keys(languages))
      if (!/^[a-z]{2,3}$/.test(language)) throw new Fault('skill.language', 422, { language: language.slice(0, 20) })
    await store.saveLanguages(tx, { workspaceId: who.workspaceId, personId }, languages)
  })

/** Where somebody works from; null: anywhere. @throws Fault `forbidden` (403), `colleague.unknown` (404), `workforce.place` (422) */
export const setPlace = (tx: Tx, who: Who, { personId, place }: Of & Pick<AgentPlan, 'place'>): Promise<AgentPlan> =>
  change(tx, who, personId, async () => {
    const name = place && oneLine(place.name)
    if (place && (!name || name.length > 120 || !(Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180)))
      throw new Fault('workforce.place', 422)
    await store.savePlace(tx, { workspaceId: who.workspaceId, personId }, place && { ...place, name: name! })
  })

/** How much somebody takes, and of what. @throws Fault `forbidden` (403), `colleague.unknown` (404), `workforce.share`, `workforce.kinds` (422) */
export const setWork = (
  tx: Tx,
  who: Who,
  { personId, share, kinds }: Of & Pick<AgentPlan, 'share' | 'kinds'>,
): Promise<AgentPlan> =>
  change(tx, who, personId, async () => {
    if (!Number.isInteger(share) || share < 1 || share > 100) throw new Fault('workforce.share', 422)
    if (kinds && (kinds.length === 0 || !kinds.every(kind => workKinds.includes(kind))))
      throw new Fault('workforce.kinds', 422)
    const all = kinds && workKinds.filter(kind => kinds.includes(kind))
    await store.saveWork(tx, { workspaceId: who.workspaceId, personId }, { share, kinds: all })
  })

function mustBeLevels(levels: Levels): void {
  const isLevel = (level: number) => Number.isInteger(level) && level >= 1 && level <= 5
  if (!Object.values(levels).every(isLevel)) throw new Fault('skill.level', 422)
}

async function change(tx: Tx, who: Who, personId: string, save: () => Promise<void>): Promise<AgentPlan> {
  mustBeAble(who, 'supervise')
  await mustBeColleague(tx, who.workspaceId, personId)
  await save()
  await record(tx, who, 'workforce.agent', personId)
  await append(tx, [tellPerson(who.workspaceId, 'workforce.agent', personId)])
  return agentPlan(tx, who, personId)
}
