import {
  type Agent,
  type Demand,
  type Fitness,
  fitnessOf,
  type Hours,
  type Policy,
  type Queue,
  type Shape,
  type Task,
} from '#routing-rules'

/** What is equal has one number, so that who may serve what is found out once for all that are alike. */
export type KnownShape = { number: number; shape: Shape }
/** `fitness`: by the number of the shape, as it is found out. */
export type Profile = { number: number; agent: Agent; fitness: (Fitness | undefined)[] }

export type Forms = {
  shapeOf(tasks: readonly Task[], queues: ReadonlyMap<string, Queue>): KnownShape
  profileOf(agent: Agent): Profile
  fitness(shape: KnownShape, profile: Profile): Fitness
  /** The number of what is asked for in all: who may serve it, and how much room it takes. */
  askOf(shape: KnownShape, demand: Demand): number
  /** A clock by its number: tasks whose hours are the same share it. */
  hoursNumber(hours: Task['hours']): number
}

export function openForms(policy: Policy): Forms {
  const shapes = new Map<string, KnownShape>()
  const profiles = new Map<string, Profile>()
  const asks = new Map<string, number>()
  const clocks = new Map<string, number>()
  const numbers = new WeakMap<Hours, number>()

  return {
    shapeOf(tasks, queues) {
      const shape = { needs: needsOf(tasks), queues: queuesOf(tasks, queues) }
      const key = JSON.stringify(shape)
      return known(shapes, key, number => ({ number, shape }))
    },
    profileOf(agent) {
      const { skills, queueIds, place, share } = agent
      const sorted = Object.entries(skills).toSorted(([one], [other]) => (one < other ? -1 : 1))
      const key = JSON.stringify([sorted, queueIds.toSorted(), place, share])
      return known(profiles, key, number => ({ number, agent, fitness: [] }))
    },
    fitness({ number, shape }, { agent, fitness }) {
      while (fitness.length <= number) fitness.push(undefined)
      return (fitness[number] ??= fitnessOf(shape, agent, policy))
    },
    askOf({ number }, { units, aside, isLive }) {
      return known(asks, `${number} ${units} ${aside} ${isLive}`, ask => ask)
    },
    hoursNumber(hours) {
      if (hours === null) return 0
      const found = numbers.get(hours)
      if (found !== undefined) return found
      const number = known(clocks, JSON.stringify(hours), count => count + 1)
      numbers.set(hours, number)
      return number
    },
  }
}

function known<K, V>(all: Map<K, V>, key: K, made: (number: number) => V): V {
  const found = all.get(key)
  if (found !== undefined) return found
  const value = made(all.size)
  all.set(key, value)
  return value
}

/** Whoever takes several tasks of a customer needs what each of them needs. */
function needsOf(tasks: readonly Task[]): Shape['needs'] {
  const asked = new Map<string, Shape['needs'][number]>()
  for (const { skill, level, isHard } of tasks.flatMap(({ needs }) => needs)) {
    const before = asked.get(skill)
    asked.set(skill, { skill, level: Math.max(level, before?.level ?? 0), isHard: isHard || (before?.isHard ?? false) })
  }
  return [...asked.values()].toSorted((one, other) => (one.skill < other.skill ? -1 : 1))
}

function queuesOf(tasks: readonly Task[], queues: ReadonlyMap<string, Queue>): Queue[] {
  const ids = [...new Set(tasks.map(({ queueId }) => queueId))].toSorted()
  return ids.map(id => queues.get(id) ?? { id, mode: 'push', overflow: null })
}
