import type { FaultBody } from '#protocol'
import type { Waiting } from './outbox.ts'

/** What the server did not take, and with what it said no; it goes back to whoever wrote it. */
export type Returned = { one: Waiting; status: number; body: FaultBody }

type Store = Pick<Storage, 'getItem' | 'setItem'>

const keyOf = (whose: string): string => `sobremesa.refused.${whose}`

/** Keeps it until it is seen; the same one twice stays one. Throws when the browser keeps nothing. */
export function keepRefused(store: Store, whose: string, returned: Returned): void {
  const others = readRefused(store, whose).filter(({ one }) => one.body.id !== returned.one.body.id)
  write(store, whose, [...others, returned])
}

export function forgetRefused(store: Store, whose: string, id: string): void {
  const all = readRefused(store, whose)
  const left = all.filter(({ one }) => one.body.id !== id)
  if (left.length < all.length) write(store, whose, left)
}

/** What came back and was not yet seen, oldest first. */
export function readRefused(store: Store, whose: string): Returned[] {
  try {
    const read: unknown = JSON.parse(store.getItem(keyOf(whose)) ?? '[]')
    return Array.isArray(read) ? (read as Returned[]) : []
  } catch {
    return []
  }
}

const write = (store: Store, whose: string, all: readonly Returned[]): void =>
  store.setItem(keyOf(whose), JSON.stringify(all))
