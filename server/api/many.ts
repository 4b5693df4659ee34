import { z } from 'zod'
import type { Who } from '#accounts'
import { id } from '#api/schemas'
import { isCollision, isTaken, type Tx } from '#db'
import { Fault } from '#lib'
import type { ManyDone, ManyUndo, ManyUndone } from '#protocol'
import type { World } from './world.ts'

const fault = z.object({
  id,
  outcome: z.literal('fault'),
  code: z.string(),
  values: z.record(z.string(), z.unknown()),
})
const unchanged = z.object({ id, outcome: z.literal('unchanged') })
const back = z.object({ line: id.nullable(), unread: z.number().int() })
const done = z.object({ id, outcome: z.literal('done'), back })

export const manyDone = z.array(z.union([done, unchanged, fault])) satisfies z.ZodType<ManyDone[]>

export const manyUndo = z.object({
  backs: z
    .array(z.object({ id, line: id.nullable(), unread: z.number().int().min(0).max(100_000) }))
    .min(1)
    .max(500),
}) satisfies z.ZodType<ManyUndo>

export const manyUndone = z.array(
  z.union([z.object({ id, outcome: z.enum(['done', 'unchanged']) }), fault]),
) satisfies z.ZodType<ManyUndone[]>

const atOnce = 4

type Failed = { id: string; outcome: 'fault'; code: string; values: Record<string, unknown> }

/** What the others did meanwhile is there once it is tried again. */
const codeOf = (error: unknown): string => (isCollision(error) || isTaken(error) ? 'database.busy' : 'unexpected')

/** Does it for each in a transaction of its own, a few at a time; what one of them throws is its own answer. */
export async function forEach<A extends { id: string }, T>(
  { database, log }: World,
  { workspaceId }: Who,
  asked: readonly A[],
  work: (tx: Tx, one: A) => Promise<T>,
): Promise<(T | Failed)[]> {
  const answers: (T | Failed)[] = []
  let next = 0
  const hand = async (): Promise<void> => {
    for (let at = next++; at < asked.length; at = next++) {
      const one = asked[at]!
      answers[at] = await database
        .app(workspaceId, tx => work(tx, one))
        .catch((error: unknown): Failed => {
          if (!(error instanceof Fault)) log.error({ err: error }, 'many')
          const { code, values } = error instanceof Fault ? error : { code: codeOf(error), values: {} }
          return { id: one.id, outcome: 'fault', code, values }
        })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, hand))
  return answers
}
