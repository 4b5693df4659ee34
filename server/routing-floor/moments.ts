import { type Heap, openHeap } from '#lib'

/**
 * When to look again at something, because time alone may change it. Nothing is ever crossed out: whoever looks decides
 * by the facts of then.
 */
export type Moment = { at: number; kind: 'offer' | 'bundle' | 'work' | 'seat'; id: string }

export type Moments = Heap<Moment>

const compare = (one: Moment, other: Moment) =>
  one.at - other.at || compareText(one.kind, other.kind) || compareText(one.id, other.id)

const compareText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

export const openMoments = (): Moments => openHeap(compare)
