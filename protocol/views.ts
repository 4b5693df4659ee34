import type { View } from './conversations.ts'

/** In which order a list stands: what falls due first, the latest activity, or as they came in. */
export type Sort = 'due' | 'activity' | 'newest' | 'oldest'

/** `last-days`, `next-days` and `days-ago` count from today; `empty` and `filled` need no value. */
export type Operator =
  | 'is'
  | 'is-not'
  | 'contains'
  | 'since'
  | 'until'
  | 'last-days'
  | 'next-days'
  | 'days-ago'
  | 'at-least'
  | 'at-most'
  | 'empty'
  | 'filled'

/**
 * One of the conditions of a view, all of which hold. What a value is depends on the field: an id, a word, a day, minutes. A
 * field of the brand's own is `field:` and its id.
 */
export type Condition = { field: string; operator: Operator; values: string[] }

/** Whose a view is: of one person, of a team, or of all. */
export type ViewOwner = { kind: 'person'; id: string } | { kind: 'team'; id: string } | { kind: 'workspace' }

/**
 * GET /api/v1/views: those that one sees. While a view is being filled its count still grows; it counts what all see, and is
 * null for those who do not see all.
 */
export type SavedView = {
  id: string
  name: string
  owner: ViewOwner
  conditions: Condition[]
  sort: Sort
  count: number | null
  isFilling: boolean
  mayChange: boolean
}

/** POST /api/v1/views, and what PATCH /api/v1/views/:id may change. `teamId`: shared with that team, instead of with all. */
export type NewView = {
  name: string
  isShared: boolean
  teamId?: string | null | undefined
  conditions: Condition[]
  sort: Sort
}

/** POST /api/v1/views/preview: how many of the latest conversations fit; `isAll` when no others were left out. */
export type ViewPreview = { count: number; looked: number; isAll: boolean }

/** How a view has moved, in a frame. `isBehind`: more joined or left than is sent, ask again. */
export type ViewStep = { id: string; count: number | null; isFilling: boolean; isBehind: boolean }

/** Views hold so much, and no more. */
export const viewLimits = {
  shared: 50,
  ofTeam: 20,
  personal: 50,
  conditions: 20,
  values: 50,
  name: 80,
  text: 500,
  days: 3660,
  minutes: 525_600,
} as const

/** A count that goes no further: so many or more. */
export const mostDue = 100

/** The orders of each view of the house; the first is the usual one. Where nobody waits, no wait can be sorted by. */
export const viewSorts: Record<View, readonly [Sort, ...Sort[]]> = {
  mine: ['due', 'activity', 'newest', 'oldest'],
  team: ['due', 'activity', 'newest', 'oldest'],
  unassigned: ['due', 'activity', 'newest', 'oldest'],
  due: ['due'],
  open: ['due', 'activity', 'newest', 'oldest'],
  waiting: ['activity', 'newest', 'oldest'],
  snoozed: ['due', 'activity', 'newest', 'oldest'],
  closed: ['activity', 'newest', 'oldest'],
  all: ['activity', 'newest', 'oldest'],
  mentions: ['activity'],
}
