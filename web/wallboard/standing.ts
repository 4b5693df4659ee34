import { boardMinutes, type QueueBoard, type RoutingBoard } from '#protocol'

/** What waits in all queues together. */
export function totalOf(queues: readonly QueueBoard[]): Pick<QueueBoard, 'waiting' | 'late' | 'soon'> {
  const sum = (of: (queue: QueueBoard) => number) => queues.reduce((all, queue) => all + of(queue), 0)
  return { waiting: sum(each => each.waiting), late: sum(each => each.late), soon: sum(each => each.soon) }
}

/** `calm`: nobody waits · `late`: for some the time is over · `soon`: for some within the hour · `well`: for none. */
export function verdictOf({ waiting, late, soon }: ReturnType<typeof totalOf>): 'calm' | 'late' | 'soon' | 'well' {
  if (waiting === 0) return 'calm'
  if (late > 0) return 'late'
  return soon > 0 ? 'soon' : 'well'
}

/** So many minutes share a column of dots. */
export const columnMinutes = 3

export type Column = { minute: number; count: number; tone: 'late' | 'soon' | 'calm' }

const soonMinutes = 15

/** What is due minute by minute, as columns: none of them is both before and after now. */
export function columnsOf(due: QueueBoard['due']): Column[] {
  const columns = new Map<number, number>()
  for (const { minute, count } of due) {
    const at = Math.floor(minute / columnMinutes) * columnMinutes
    columns.set(at, (columns.get(at) ?? 0) + count)
  }
  return [...columns]
    .toSorted(([one], [other]) => one - other)
    .map(([minute, count]) => ({ minute, count, tone: minute < 0 ? 'late' : minute < soonMinutes ? 'soon' : 'calm' }))
}

const span = boardMinutes.before + boardMinutes.after

/** Where a minute from now stands on the axis, 0 to 1. */
export const placeOf = (minute: number): number => (minute + boardMinutes.before) / span

/** Those at work before those who are not, the fullest first. */
export const atTheTable = (agents: RoutingBoard['agents']): RoutingBoard['agents'] =>
  agents
    .filter(({ presence, load }) => presence !== 'offline' || load > 0)
    .toSorted((one, other) => other.load - one.load || (one.id < other.id ? -1 : 1))
