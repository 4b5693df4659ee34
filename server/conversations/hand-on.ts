import type { Tx } from '#db'
import type { NewEvent } from '#log'
import type { Holder } from '#protocol'
import { writeChange } from './change.ts'
import { wordOf } from './state.ts'
import { loadConversation } from './store.ts'
import { decide } from './transitions.ts'

type Handing = {
  workspaceId: string
  id: string
  /** In whose hands it may be; in any other, somebody was faster. */
  from: (holder: Holder) => boolean
  to: Exclude<Holder, { kind: 'bot' }>
  /** Who did it; null: distribution. */
  by: string | null
  now: number
}

/**
 * Puts a conversation into other hands where it is still in those it was thought to be in, so that two never get it.
 * Returns the events for the end of the transaction; undefined where it is closed, gone, or somebody else's by now. Whoever
 * calls has locked its customer. As engine.
 */
export async function handOn(tx: Tx, { workspaceId, id, from, to, by, now }: Handing): Promise<NewEvent[] | undefined> {
  const conversation = await loadConversation(tx, workspaceId, id)
  if (!conversation || conversation.mergedInto !== null) return undefined
  const isThere = wordOf(conversation.holder) === wordOf(to)
  if (!isThere && !from(conversation.holder)) return undefined
  const outcome = decide(conversation, { kind: 'assign', to }, by, now)
  if (outcome.kind === 'refused') return undefined
  if (outcome.kind === 'unchanged') return []
  const line = outcome.line ? { says: outcome.line } : undefined
  return writeChange(tx, conversation, { to: outcome.state, deed: 'assigned', line, now })
}
