import type { Who } from '#accounts'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { append } from '#log'
import { personOf } from './access.ts'
import { writeChange } from './change.ts'
import type { Done } from './events.ts'
import type { ConversationRow } from './state.ts'
import { type Deed, decide } from './transitions.ts'

const done = {
  reply: 'replied',
  settle: 'settled',
  assign: 'assigned',
  snooze: 'snoozed',
  wake: 'woken',
  close: 'closed',
  reopen: 'reopened',
} as const satisfies Record<Deed['kind'], Done>

/** Does what was decided; false when it was so already. `remembers` stays with the line in the timeline. */
export async function perform(
  tx: Tx,
  who: Who,
  conversation: ConversationRow,
  deed: Deed,
  { now, remembers }: { now: number; remembers?: Record<string, unknown> },
): Promise<boolean> {
  const outcome = decide(conversation, deed, personOf(who), now)
  if (outcome.kind === 'refused') throw new Fault(outcome.code, 409)
  if (outcome.kind === 'unchanged') return false
  const line = outcome.line ? { says: outcome.line, ...(remembers ? { remembers } : {}) } : undefined
  await append(tx, await writeChange(tx, conversation, { to: outcome.state, deed: done[deed.kind], line, now }))
  return true
}
