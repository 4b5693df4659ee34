import { type Heap, openHeap } from '#lib'
import type { Bundle, Line, State } from '#routing-floor'
import { compareRanks, type Lane, nextLane, type Rank, rankOf } from '#routing-rules'

/** The next of a line. */
export type Head = { line: Line; at: number; bundle: Bundle; rank: Rank; lane: Lane }

/** All that waits in some lines, in the order in which it is to be placed. */
export type Draw = {
  next(): Head | undefined
  /** It has a place: the next of its line may have one, too. */
  placed(head: Head): void
}

/** Where nothing is said of a head that was drawn it found no place; then nobody behind it in its line does. */
export function openDraw(state: State, lines: Iterable<Line>): Draw {
  const heap = () => openHeap<Head>((one, other) => compareRanks(one.rank, other.rank))
  const lanes: Record<Lane, Heap<Head>> = { overdue: heap(), live: heap(), rank: heap() }
  const push = (head: Head | undefined) => head && lanes[head.lane].push(head)
  for (const line of lines) push(headOf(state, line, 0))
  const first = (lane: Lane) => lanes[lane].peek()?.rank

  return {
    next() {
      const heads = { overdue: first('overdue'), live: first('live'), rank: first('rank') }
      const lane = nextLane(heads, lanes.overdue.peek()?.bundle.passedOver ?? 0, state.policy)
      return lane && lanes[lane].pop()
    },
    placed({ line, at, lane }) {
      const passedOver = lanes.overdue.peek()?.bundle
      if (lane === 'live' && passedOver) passedOver.passedOver++
      push(headOf(state, line, at + 1))
    },
  }
}

export function headOf({ policy, now }: State, line: Line, at: number): Head | undefined {
  const bundle = line.bundles[at]
  if (!bundle) return undefined
  const rank = rankOf(bundle.tasks, policy, now)
  const lane = rank.isOverdue ? 'overdue' : bundle.isLive ? 'live' : 'rank'
  return { line, at, bundle, rank, lane }
}
