import { findSettings } from '#deadlines'
import type { Tx } from '#db'
import { type Agent, defaultPolicy, type Need, type Policy, type Presence, type Queue, workKinds } from '#routing-rules'
import { skills, staff, type StaffMember, workRules } from '#workforce'
import type { QueueRule } from '#protocol'
import { queueIdOf, queueRules } from './queues.ts'
import { commonQueue, kindSkill, type Rules } from './task-of.ts'

/** Who works for a brand, by what rules, and in which queues: all that is not a conversation. */
export type Floor = {
  policy: Policy
  queues: Queue[]
  staff: { agent: Agent; presence: Presence; backAt: number | null }[]
  rules: Rules
}

/** As engine. */
export async function findFloor(
  tx: Tx,
  workspaceId: string,
  now: number,
  channelOf: Rules['channelOf'],
): Promise<Floor> {
  const [people, units, queues, settings, known] = [
    await staff(tx, workspaceId, now),
    await workRules(tx, workspaceId),
    await queueRules(tx, workspaceId),
    await findSettings(tx, [workspaceId]),
    await skills(tx, { kind: 'machine', workspaceId }),
  ]
  const hard = new Set(known.filter(({ isHard }) => isHard).map(({ id }) => id))
  const hasKinds = people.some(({ kinds }) => kinds !== null)
  return {
    policy: policyOf(units),
    queues: queues.map(queueOf),
    staff: people.map(person => ({
      agent: agentOf(person, hasKinds),
      ...{ presence: person.presence, backAt: person.backAt },
    })),
    rules: {
      ...{ settings: settings.get(workspaceId), hasKinds, channelOf },
      hasLanguages: people.some(person => Object.keys(person.skills).some(skill => skill.startsWith('language:'))),
      needs: new Map(queues.map(rule => [queueIdOf(rule.teamId), needsOf(rule, hard)])),
    },
  }
}

const queueOf = ({ teamId, mode, overflow }: QueueRule): Queue => ({
  ...{ id: queueIdOf(teamId), mode },
  overflow: overflow && { queueId: queueIdOf(overflow.teamId), at: overflow.at },
})

const needsOf = ({ needs }: QueueRule, hard: ReadonlySet<string>): Need[] =>
  Object.entries(needs).map(([skill, level]) => ({ skill, level, isHard: hard.has(skill) }))

function agentOf({ id, skills: levels, teamIds, place, share, kinds }: StaffMember, hasKinds: boolean): Agent {
  const doing = hasKinds ? (kinds ?? workKinds).map(kind => [kindSkill(kind), 1] as const) : []
  return {
    ...{ id, skills: { ...levels, ...Object.fromEntries(doing) }, place, share },
    queueIds: [commonQueue, ...teamIds],
  }
}

function policyOf({ weights, parkedUnits, offerMs, wrapUpMs }: Awaited<ReturnType<typeof workRules>>): Policy {
  const all = Object.entries(defaultPolicy.weights).map(
    ([kind, weight]) => [kind, { ...weight, units: weights[kind as keyof typeof weights] }] as const,
  )
  return {
    ...{ ...defaultPolicy, parkedUnits, offerMs, wrapUpMs },
    weights: Object.fromEntries(all) as Policy['weights'],
  }
}
