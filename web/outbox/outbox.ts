import type { FileCard, NewMessage, NewNote } from '#protocol'

/** A message or note that was sent and is not yet known to be with the server. It is kept in this browser until then. */
export type Waiting = {
  conversationId: string
  at: number
  /** What it carries, to be drawn meanwhile. */
  files: FileCard[]
  /** Why the server did not take it: it waits for whoever wrote it, and is not sent again. */
  fault?: unknown
} & ({ kind: 'reply'; body: NewMessage } | { kind: 'note'; body: NewNote })

/** What became of it; with its fault, where the server did not take it. */
export type Outcome = 'sent' | 'later' | { fault: unknown }

type Store = Pick<Storage, 'getItem' | 'setItem'>

const keyOf = (whose: string): string => `sobremesa.outbox.${whose}`

export function readOutbox(store: Store, whose: string): Waiting[] {
  try {
    const kept: unknown = JSON.parse(store.getItem(keyOf(whose)) ?? '[]')
    return Array.isArray(kept) ? (kept as Waiting[]) : []
  } catch {
    return []
  }
}

function write(store: Store, whose: string, waiting: Waiting[]): void {
  store.setItem(keyOf(whose), JSON.stringify(waiting))
}

/** Puts it at the end; the same id twice stays one. Throws when the browser keeps nothing. */
export function putInOutbox(store: Store, whose: string, one: Waiting): void {
  const others = readOutbox(store, whose).filter(({ body }) => body.id !== one.body.id)
  write(store, whose, [...others, one])
}

export function takeFromOutbox(store: Store, whose: string, id: string): void {
  write(
    store,
    whose,
    readOutbox(store, whose).filter(({ body }) => body.id !== id),
  )
}

/**
 * Sends what waits, in the order it was written. Stops at the first that cannot be sent now (`later`); one that was
 * refused stops no other: it stays with its fault until it is seen.
 */
export async function emptyOutbox(
  store: Store,
  whose: string,
  send: (one: Waiting) => Promise<Outcome>,
): Promise<void> {
  const tried = new Set<string>()
  for (;;) {
    const one = readOutbox(store, whose).find(({ body, fault }) => !fault && !tried.has(body.id))
    if (!one) return
    tried.add(one.body.id)
    const outcome = await send(one)
    if (outcome === 'later') return
    takeFromOutbox(store, whose, one.body.id)
    if (outcome !== 'sent') putInOutbox(store, whose, { ...one, ...outcome })
  }
}
