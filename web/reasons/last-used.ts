type Store = Pick<Storage, 'getItem' | 'setItem'>

const MOST = 5
const keyOf = (whose: string): string => `sobremesa.reasons.${whose}`

/** The reasons that somebody used last in this browser, the latest first. */
export function readUsed(store: Store, whose: string): string[] {
  try {
    const kept: unknown = JSON.parse(store.getItem(keyOf(whose)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(id => typeof id === 'string') : []
  } catch {
    return []
  }
}

export function noteUsed(store: Store, whose: string, id: string): void {
  try {
    const others = readUsed(store, whose).filter(each => each !== id)
    store.setItem(keyOf(whose), JSON.stringify([id, ...others].slice(0, MOST)))
  } catch {
    // It is only a convenience.
  }
}
