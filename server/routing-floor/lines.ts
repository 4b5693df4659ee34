import type { Bundle, State } from './state.ts'

/** Puts a bundle into the line of those that are alike. */
export function enterLine(state: State, bundle: Bundle): void {
  const key = keyOf(state, bundle)
  const line = state.lines.get(key) ?? { key, bundles: [] }
  state.lines.set(key, line)
  line.bundles.splice(placeIn(line.bundles, bundle), 0, bundle)
  bundle.line = line
  state.stirred.lines.add(line)
}

export function leaveLine(state: State, bundle: Bundle): void {
  const { line } = bundle
  if (!line) return
  line.bundles.splice(placeIn(line.bundles, bundle), 1)
  bundle.line = null
  if (line.bundles.length > 0) return
  state.lines.delete(line.key)
  state.stirred.lines.delete(line)
}

/**
 * Bundles are alike when nothing but their arrival tells them apart: then the earlier has the higher index and the wider
 * choice at any time. Several tasks, or agents who are named, make a line of its own.
 */
function keyOf({ forms }: State, { customerId, tasks, shape, names }: Bundle): string {
  const [task] = tasks
  if (tasks.length > 1 || names.size > 0 || !task) return `customer ${customerId}`
  const window = task.hardDeadlineAt === null ? '' : task.hardDeadlineAt - task.arrivedAt
  return `${shape.number} ${task.kind} ${task.class} ${task.targetMs} ${forms.hoursNumber(task.hours)} ${window}`
}

function placeIn(bundles: readonly Bundle[], bundle: Bundle): number {
  let low = 0
  let high = bundles.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(bundles[middle]!, bundle)) low = middle + 1
    else high = middle
  }
  return low
}

function isBefore({ tasks: [one] }: Bundle, { tasks: [other] }: Bundle): boolean {
  return one!.arrivedAt - other!.arrivedAt < 0 || (one!.arrivedAt === other!.arrivedAt && one!.id < other!.id)
}
