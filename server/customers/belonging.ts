/** An account, and the customer that it was before any link. */
export type Account = { id: string; homeId: string }

/** Two accounts of one person. */
export type Joint = { oneId: string; otherId: string }

/**
 * Whose each account is, by its id: those that hang together by links, and those that were one from the beginning, are one
 * customer, the oldest of them (ids are in the order of time). Pure.
 */
export function customersBy(accounts: readonly Account[], links: readonly Joint[]): Map<string, string> {
  const homes = new Map(accounts.map(({ id, homeId }) => [id, homeId]))
  const eldest = new Map(accounts.map(({ homeId }) => [homeId, homeId]))
  const find = (home: string): string => {
    let at = home
    while (eldest.get(at) !== at) at = eldest.get(at)!
    return at
  }
  for (const { oneId, otherId } of links) {
    const [one, other] = [homes.get(oneId), homes.get(otherId)]
    if (one === undefined || other === undefined) continue
    const [first, second] = [find(one), find(other)].toSorted() as [string, string]
    eldest.set(second, first)
  }
  return new Map(accounts.map(({ id, homeId }) => [id, find(homeId)]))
}
