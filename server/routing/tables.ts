import type { NewEvent } from '#log'
import type { State } from '#routing-engine'
import type { Seat } from '#routing-floor'
import { tellTable } from './events.ts'

/** What each agent has in hand, as it was told last. */
export type Tables = Map<string, string>

/** Who still writes down what they settled. */
export const wrappingUp = ({ seats }: State): Set<string> =>
  new Set([...seats.values()].flatMap(({ agent, wrapUp }) => (wrapUp ? [agent.id] : [])))

/** Those whose table is another than was told, each told it. An engine that begins tells all anew. */
export function tablesTold(
  { workspaceId, state, tables }: { workspaceId: string; state: State; tables: Tables },
  agentIds: Iterable<string>,
): NewEvent[] {
  return [...agentIds].flatMap(agentId => {
    const seat = state.seats.get(agentId)
    if (!seat) return []
    const table = written(seat)
    if (tables.get(agentId) === table) return []
    tables.set(agentId, table)
    return [tellTable(workspaceId, agentId)]
  })
}

const written = ({ agent, works, offer, wrapUp }: Seat): string =>
  JSON.stringify([
    agent.share ?? null,
    [...works].map(({ isPaused, tasks }) => [isPaused, tasks.map(({ task, phase }) => [task.id, task.kind, phase])]),
    offer && [offer.id, offer.bundle.tasks.length],
    wrapUp?.until ?? null,
  ])
