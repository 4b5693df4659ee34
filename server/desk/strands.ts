import { type Sort, type Status, type View, viewSorts } from '#protocol'
import type { Whose } from './hands.ts'

/**
 * Part of a list in an order that an index has. `due`: the customer waits for us, what is to be answered first first; `soon`:
 * of these, those of which a warning was told; `calm`: nobody waits, the latest activity first; `active`: all, the latest
 * activity first; `newest`, `oldest`: all, as they came in; `asked`: those in which a note asks me, the latest note first.
 */
export type Strand = {
  by: 'due' | 'soon' | 'calm' | 'active' | 'newest' | 'oldest' | 'asked'
  status?: Status
  whose?: Whose
  /** What the index of this order does not know, and has to be looked at one by one. */
  among?: Among
}

export type Among = { statuses: readonly Status[]; whose?: Whose }

const bothOf = (status: Status, whose?: Whose): Strand[] =>
  (['due', 'calm'] as const).map(by => ({ by, status, ...(whose ? { whose } : {}) }))

/** What waits for us comes first, by when it is due; what comes after it stands by its latest activity. */
const usual: Record<View, readonly Strand[]> = {
  mine: [...bothOf('open', 'mine'), { by: 'calm', status: 'waiting', whose: 'mine' }],
  team: [...bothOf('open', 'team'), { by: 'calm', status: 'waiting', whose: 'team' }],
  unassigned: bothOf('open', 'nobody'),
  due: [{ by: 'soon' }],
  open: bothOf('open'),
  waiting: [{ by: 'calm', status: 'waiting' }],
  snoozed: bothOf('snoozed'),
  closed: [{ by: 'calm', status: 'closed' }],
  all: [{ by: 'active' }],
  mentions: [{ by: 'asked', whose: 'mine' }],
}

const amongOf: Record<View, Among | undefined> = {
  mine: { statuses: ['open', 'waiting'], whose: 'mine' },
  team: { statuses: ['open', 'waiting'], whose: 'team' },
  unassigned: { statuses: ['open'], whose: 'nobody' },
  due: { statuses: ['open'] },
  open: { statuses: ['open'] },
  waiting: { statuses: ['waiting'] },
  snoozed: { statuses: ['snoozed'] },
  closed: { statuses: ['closed'] },
  all: undefined,
  mentions: undefined,
}

/** What a view is made of in an order; in one that it does not have it stands as usual. */
export function strandsOf(view: View, sort: Sort | undefined): readonly Strand[] {
  if (sort === undefined || sort === viewSorts[view][0] || !viewSorts[view].includes(sort)) return usual[view]
  const among = amongOf[view]
  return [{ by: byOf(sort), ...(among ? { among } : {}) }]
}

const byOf = (sort: Sort): 'active' | 'newest' | 'oldest' => (sort === 'newest' || sort === 'oldest' ? sort : 'active')

/** Everything in these statuses, in an order: what a list that is kept elsewhere is picked from. */
export const everything = (sort: Sort, statuses: readonly Status[]): readonly Strand[] =>
  sort === 'due'
    ? statuses.flatMap(status => (canWait(status) ? bothOf(status) : [{ by: 'calm', status }]))
    : [{ by: byOf(sort) }]

/** Whether a customer may wait for us in it. */
const canWait = (status: Status) => status === 'open' || status === 'snoozed'
