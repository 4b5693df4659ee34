import type { Who } from '#accounts'
import type { World } from '#api'
import type { Tx } from '#db'
import { Fault } from '#lib'

const atOnce = 4

type Failed = { id: string; outcome: 'fault'; code: string; values: Record<string, unknown> }

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
          const { code, values } = error instanceof Fault ? error : { code: 'unexpected', values: {} }
          return { id: one.id, outcome: 'fault', code, values }
        })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, hand))
  return answers
}
