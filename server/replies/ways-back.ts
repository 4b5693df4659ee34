import { arrived, type ConversationRow, type Hold, type Step, turnAfter } from '#conversations'
import type { Tx } from '#db'
import { nextReply, saveUndo, type Undo } from '#messages'
import { keepAlsoSettled, settledHere } from './store.ts'

type Answer = { id: string; at: number }

/**
 * What was lost has arrived after all, and others have answered since: whoever takes those back comes to what it left
 * open, and no longer to the turn that it answers. `steps`: of the conversation, the latest first.
 */
export async function correctWaysBack(
  tx: Tx,
  { workspaceId, id: conversationId }: ConversationRow,
  steps: readonly Step[],
  answer: Answer,
): Promise<void> {
  const corrected = <H extends Hold>(hold: H, at: number): H => {
    const { before } = hold
    if (before.turnAt === null || before.turnAt > answer.at) return hold
    const earlier = steps.filter(step => step.at < at)
    return { ...hold, before: arrived(before, turnAfter(earlier, answer)) }
  }
  const next = await nextReply(tx, { workspaceId, conversationId, ...answer })
  if (next?.undo) await saveUndo(tx, next, corrected(JSON.parse(next.undo) as Undo, next.at))
  for (const settled of await settledHere(tx, { workspaceId, conversationId, after: answer.at }))
    await keepAlsoSettled(tx, { ...settled, workspaceId, hold: corrected(settled.hold, settled.at) })
}
