import type { Condition, Sort, ViewOwner } from '#protocol'

/** A view as it is kept. */
export type ViewRow = {
  id: string
  name: string
  owner: ViewOwner
  conditions: Condition[]
  sort: Sort
}

/** A view with how much stands in it. */
export type CountedView = ViewRow & { count: number; isFilling: boolean }
