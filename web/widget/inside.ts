import type { Blobs } from './blobs.ts'
import type { Calls } from './calls.ts'
import type { Keep } from './keep.ts'
import { type Entry, stillShown } from './outbox.ts'
import type { Sessions } from './session.ts'
import type { Store } from './store.ts'

/** The messages that the conversation doesn't show yet, kept for all tabs; what changes is shown at once. */
export type Outbox = {
  read(): Entry[]
  update(changed: (outbox: Entry[]) => Entry[]): void
  /** Another tab has changed them. */
  changed(): void
}

/** What the parts of the chat have in common. `name` sets this chat apart from others of the site. */
export type Inside = {
  name: string
  store: Store
  keep: Keep
  blobs: Blobs
  calls: Calls
  sessions: Sessions
  outbox: Outbox
  /** Whether the server could be reached, as the last call found. */
  reached(isThere: boolean): void
}

export function openOutbox(keep: Keep, store: Store): Outbox {
  const read = () => keep.read<Entry[]>('outbox') ?? []
  const show = (kept: Entry[]) => {
    const { outbox, talk } = store.get()
    store.set({ outbox: stillShown(outbox, kept, talk.messages) })
  }
  return {
    read,
    update(changed) {
      const next = changed(read())
      keep.write('outbox', next.length > 0 ? next : undefined)
      show(next)
    },
    changed: () => show(read()),
  }
}

/** Who was identified here has left: the next reader of this browser sees nothing of theirs. */
export function forget({ keep, store, outbox, blobs }: Inside): void {
  for (const entry of outbox.read()) for (const file of entry.files) void blobs.drop(file.key)
  for (const name of ['session', 'outbox', 'read', 'told', 'draft']) keep.write(name, undefined)
  store.set({
    talk: { messages: [], earlier: null },
    outbox: [],
    files: [],
    news: [],
    text: '',
    readUpTo: 0,
    phase: 'idle',
  })
}
