/** Amounts are integers of the currency's smallest unit: 2500 is 25,00 €. Months are named by their first day: "2026-11-01". */

/** GET /api/v1/gesture-kinds: something that may be done to make it right. */
export type GestureKind = {
  id: string
  name: string
  /** It takes from the budget of whoever gives it. */
  costs: boolean
  /** What it usually costs. */
  amount: number | null
  isArchived: boolean
}

/** GET /api/v1/gesture-rules */
export type GestureRules = {
  /** ISO 4217. */
  currency: string
  /** What everybody may give in a month who has no budget of their own. */
  budget: number
  /** Something was given in it: it stays. */
  isCurrencyFixed: boolean
}

/** What somebody may give in a month. */
export type GestureBudget = {
  personId: string
  name: string
  month: string
  /** Their own, in the place of everybody's. */
  own: number | null
  /** What was added for this month alone. */
  raised: number
  /** All that may be given in the month. */
  budget: number
  spent: number
  left: number
}

/** GET /api/v1/gestures/mine */
export type MyGestures = GestureBudget & { currency: string }

/** POST /api/v1/conversations/:id/gestures. `id` is made by the browser: the same id twice is one gesture. */
export type NewGesture = { id: string; kindId: string; amount: number | null; reason: string }

export type Gesture = {
  id: string
  at: number
  month: string
  personId: string
  /** Who gave it, as they are called. */
  name: string
  kindId: string
  kind: string
  /** 0: it costs nothing. */
  amount: number
  reason: string
  takenBack: { at: number; byId: string | null; by: string; reason: string } | null
  /** Where it was given; null where the reader may not see it. */
  conversation: { id: string; name: string } | null
  /** Whether the reader may take it back now. */
  mayTakeBack: boolean
}

/** GET /api/v1/gestures */
export type GesturePage = { month: string; currency: string; rows: Gesture[]; next: string | null }

/** GET /api/v1/gestures/sums: what stands, without what was taken back. */
export type GestureSums = {
  month: string
  /** The first month in which something was given, and the one that runs. */
  first: string
  current: string
  currency: string
  count: number
  amount: number
  /** Whoever has given something in the month, and what was given: what one may filter by. */
  people: { id: string; name: string; count: number; amount: number }[]
  kinds: { id: string; name: string; count: number; amount: number }[]
}

/** How long a reason may be, and the most that one gesture or budget may be. */
export const longestGestureReason = 300
export const highestGestureAmount = 1_000_000_000
