import type { PromiseState, PromiseTab } from '#protocol'

export const promiseTabs: readonly PromiseTab[] = ['mine', 'team', 'overdue', 'history']

/** How a promise may stand, by where it is looked for: what is over may have been kept or not, what is not may go well or not. */
export const statesOf: Record<PromiseTab, readonly PromiseState[]> = {
  mine: ['made', 'in_progress', 'renegotiated', 'broken'],
  team: ['made', 'in_progress', 'renegotiated', 'broken'],
  overdue: [],
  history: ['kept', 'broken', 'renegotiated', 'withdrawn'],
}

/** What of the list is looked at: whose, and how they stand; all of them where nothing is said. */
export type PromiseLook = { tab: PromiseTab; owner?: string; state?: PromiseState }

/** What an address says of it; anything else in it is dropped. Pure. */
export function promiseLookOf(asked: string | undefined, search: Readonly<Record<string, unknown>>): PromiseLook {
  const tab = promiseTabs.find(one => one === asked) ?? 'mine'
  const owner = tab === 'mine' ? '' : String(search.owner ?? '')
  const state = statesOf[tab].find(one => one === search.state)
  return { tab, ...(owner && { owner }), ...(state && { state }) }
}

/** As it stands in an address. Pure. */
export function writtenLook({ tab, owner, state }: PromiseLook): string {
  const query = new URLSearchParams({ ...(owner && { owner }), ...(state && { state }) }).toString()
  return query ? `${tab}?${query}` : tab
}
