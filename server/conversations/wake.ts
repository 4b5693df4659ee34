import type { Who } from '#accounts'
import type { Tx } from '#db'
import type { Clock } from '#lib'
import type { TimerDeeds } from '#log'
import { accessConversation } from './access.ts'
import { wakeTimer } from './change.ts'
import { perform } from './perform.ts'
import { customerOf } from './store.ts'

/** Takes a conversation back before its time. False when it was not put aside. @throws Fault `forbidden`, `conversation.unknown` */
export async function wake(
  tx: Tx,
  who: Who,
  { conversationId, now }: { conversationId: string; now: number },
): Promise<boolean> {
  const conversation = await accessConversation(tx, who, conversationId)
  return perform(tx, who, conversation, { kind: 'wake' }, { now })
}

/** What the timers of this room do: bring back what was put aside. As engine. */
export const conversationTimers = (clock: Clock): TimerDeeds => ({
  [wakeTimer]: async (tx, { workspaceId, subjectId }) => {
    if (!(await customerOf(tx, workspaceId, subjectId))) return
    await wake(tx, { kind: 'machine', workspaceId }, { conversationId: subjectId, now: clock() })
  },
})
