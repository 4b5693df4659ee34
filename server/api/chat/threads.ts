import type { Database } from '#db'
import { threadsOf } from './store.ts'

type Named = { workspaceId: string; id: string }

/** In which thread a conversation stands: asked of the database once, then known. */
export type Threads = (conversations: readonly Named[]) => Promise<ReadonlyMap<string, string>>

const mostKept = 50_000

/** By the conversation's id. It never changes its thread, so what is known stays true; those not asked for longest go. */
export function openThreads(database: Database): Threads {
  const known = new Map<string, string>()
  return async conversations => {
    const missing = conversations.filter(each => !known.has(each.id))
    if (missing.length > 0) {
      for (const { id, threadId } of await database.engine(tx => threadsOf(tx, missing))) known.set(id, threadId)
    }
    const found = new Map<string, string>()
    for (const { id } of conversations) {
      const threadId = known.get(id)
      if (threadId === undefined) continue
      found.set(id, threadId)
      known.delete(id)
      known.set(id, threadId)
    }
    for (const id of known.keys()) {
      if (known.size <= mostKept) break
      known.delete(id)
    }
    return found
  }
}
