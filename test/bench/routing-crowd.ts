import { type Agent, defaultPolicy, type Task, type WorkKind } from '#routing-rules'
import { serviceClasses } from '#service-levels'
import { type Event, openState, type State, step, stepBatch } from '#routing-engine'
import { randomFrom } from '../random.ts'

export const minute = 60_000
const day = 24 * 60 * minute
const languages = ['es', 'en', 'ca', 'pt'] as const
const crafts = ['billing', 'returns', 'orders', 'technical', 'travel'] as const
const kinds: readonly WorkKind[] = ['messaging', 'messaging', 'comment', 'email', 'review', 'live-chat']
const cities = [
  { latitude: 40.42, longitude: -3.7 },
  { latitude: 41.39, longitude: 2.17 },
  { latitude: 37.39, longitude: -5.99 },
]

export type Crowd = { agents: Agent[]; task(at: number, arrivedAt: number): Task; random: () => number }

/** A large team and what its customers ask, the same for the same seed: four languages, five crafts, three cities. */
export function crowdOf(agents: number, seed: number): Crowd {
  const random = randomFrom(seed)
  const any = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!
  const agent = (at: number): Agent => ({
    id: `agent-${at}`,
    skills: {
      [languages[at % 4]!]: 5,
      [crafts[Math.floor(at / 4) % 5]!]: Math.floor(at / 20) % 3 === 0 ? 5 : 3,
      ...(Math.floor(at / 60) % 5 === 0 ? { en: 5 } : {}),
    },
    queueIds: ['common'],
    place: at % 25 === 0 ? cities[at % 3]! : null,
  })
  return {
    random,
    agents: Array.from({ length: agents }, (_, at) => agent(at)),
    task: (at, arrivedAt) => ({
      ...{ id: `task-${at}`, customerId: `customer-${at}`, queueId: 'common', kind: any(kinds) },
      ...{ class: any(serviceClasses), arrivedAt, targetMs: any([10, 30]) * minute, hours: null, hardDeadlineAt: null },
      needs: [
        { skill: any(languages), level: 3, isHard: true },
        ...(random() < 0.6 ? [{ skill: any(crafts), level: any([2, 4]), isHard: false }] : []),
      ],
      expectedMs: 5 * minute,
      lastServed:
        random() < 0.3
          ? { agentId: `agent-${Math.floor(random() * agents)}`, at: arrivedAt - random() * 10 * day }
          : null,
      place: random() < 0.1 ? any(cities) : null,
    }),
  }
}

/** All of them at work, each with some of what came before. */
export function openCrowd({ agents, task }: Crowd, before: number, now: number): State {
  const state = openState(defaultPolicy)
  stepBatch(
    state,
    agents.flatMap((agent): Event[] => [{ kind: 'agent.changed', agent }, available(agent)]),
    now,
  )
  for (let at = 0; at < before; at++) {
    step(state, { kind: 'task.arrived', task: task(-1 - at, now) }, now)
    acceptAll(state, now)
  }
  return state
}

export const available = ({ id }: Agent): Event => ({ kind: 'agent.available', agentId: id })

export function acceptAll(state: State, now: number): void {
  for (const offerId of state.offers.keys()) step(state, { kind: 'offer.accepted', offerId }, now)
}
