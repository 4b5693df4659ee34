import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { asError, Fault } from '#lib'
import { workKinds } from '#routing-rules'
import { serviceClasses } from '#service-levels'
import { dayOf, type Trace } from '#simulation'

const id = z.string().min(1)
const time = z.number().int()
const positive = z.number().positive()
const place = z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }).nullable()
const spans = z.array(z.tuple([time, time]).refine(([from, to]) => from < to)).readonly()

const recipe = z.strictObject({
  name: z.string(),
  agents: z.number().int().min(1).max(5000),
  hours: positive.max(48),
  load: positive.max(5),
  swing: z.number().min(0).max(0.95),
  letters: z.number().min(0).max(1).default(0.2),
  seed: z.number().int(),
})

const task = z.strictObject({
  id,
  customerId: id,
  queueId: id,
  kind: z.enum(workKinds),
  class: z.enum(serviceClasses),
  arrivedAt: time,
  targetMs: positive,
  hours: spans.nullable().default(null),
  hardDeadlineAt: time.nullable().default(null),
  needs: z.array(z.strictObject({ skill: id, level: z.number().min(1).max(5), isHard: z.boolean() })).default([]),
  expectedMs: positive,
  lastServed: z.strictObject({ agentId: id, at: time }).nullable().default(null),
  place: place.default(null),
})

const trace = z.strictObject({
  name: z.string(),
  queues: z.array(
    z.strictObject({
      id,
      mode: z.enum(['push', 'pull']).default('push'),
      overflow: z.strictObject({ queueId: id, at: positive }).nullable().default(null),
    }),
  ),
  agents: z.array(
    z.strictObject({
      agent: z.strictObject({
        id,
        skills: z.record(z.string(), z.number().min(1).max(5)),
        queueIds: z.array(id),
        place: place.default(null),
      }),
      shifts: spans,
    }),
  ),
  arrivals: z.array(z.strictObject({ task, handleMs: positive })),
})

/** The day of a file: as it was, or as its recipe makes it. @throws Fault simulate.unreadable, simulate.malformed */
export function readDay(file: string): Trace {
  const found = read(file)
  const parsed = z.union([z.strictObject({ recipe }), trace]).safeParse(found)
  if (!parsed.success) throw malformed(found)
  const day = parsed.data
  if ('recipe' in day) return dayOf(day.recipe)
  const seen = new Set<string>()
  const repeated = day.arrivals.map(arrival => arrival.task.id).find(each => seen.size === seen.add(each).size)
  if (repeated !== undefined) throw new Fault('simulate.malformed', 422, { where: `arrivals: ${repeated}` })
  return { ...day, arrivals: day.arrivals.toSorted((one, other) => one.task.arrivedAt - other.task.arrivedAt) }
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Fault('simulate.unreadable', 422, { file, detail: asError(error).message }, error)
  }
}

/** Where the first thing is that is not as it should be. */
function malformed(found: unknown): Fault {
  const isRecipe = typeof found === 'object' && found !== null && 'recipe' in found
  const problems = (isRecipe ? z.strictObject({ recipe }) : trace).safeParse(found).error?.issues ?? []
  const where = problems[0]?.path.join('.')
  return new Fault('simulate.malformed', 422, { where: where === undefined || where === '' ? '/' : where })
}
