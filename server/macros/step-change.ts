import type { Who } from '#accounts'
import {
  accessConversation,
  type ConversationRow,
  decide,
  deleteLine,
  type Hold,
  personOf,
  stateOf,
  withdrawn,
  writeChange,
} from '#conversations'
import type { Tx } from '#db'
import { Fault, idOf } from '#lib'
import { append } from '#log'
import { tellMessage } from '#messages'
import type { MacroStep } from '#protocol'
import type { Kind, Run } from './kind.ts'

type Deed = Parameters<typeof decide>[1]
type Named = Parameters<typeof writeChange>[2]['deed']
type Changed = Hold & { lineId: string }

type Change<S extends MacroStep> = {
  check?: (tx: Tx, who: Who, step: S) => Promise<void>
  /** What must be so in the conversation. @throws Fault */
  before?: (tx: Tx, who: Who, run: Run) => Promise<void>
  deed: (step: S, who: Who, run: Run) => Deed
  /** What the log calls it. */
  told: Named
  /** What its line remembers for us. */
  remembers?: (conversation: ConversationRow) => Record<string, unknown>
}

/** A step that changes who has the conversation, or how it stands: it leaves a line, and goes with it. */
export const changing = <S extends MacroStep>({
  check,
  before: mustBe,
  deed,
  told,
  remembers,
}: Change<S>): Kind<S> => ({
  check: async (tx, who, step) => check?.(tx, who, step),
  async run(tx, who, step, run, place) {
    const conversation = await accessConversation(tx, who, run.conversationId)
    await mustBe?.(tx, who, run)
    const outcome = decide(conversation, deed(step, who, run), personOf(who), run.now)
    if (outcome.kind === 'refused') throw new Fault(outcome.code, 409)
    if (outcome.kind === 'unchanged') return null
    const lineId = idOf('macro', run.id, String(place))
    const line = outcome.line
      ? { id: lineId, says: outcome.line, ...(remembers && { remembers: remembers(conversation) }) }
      : undefined
    // The lines stand in the order of the steps.
    await append(tx, await writeChange(tx, conversation, { to: outcome.state, deed: told, line, now: run.now + place }))
    return { lineId, before: stateOf(conversation), after: outcome.state } satisfies Changed
  },
  async undo(tx, who, { lineId, before, after }: Changed, { conversationId, now }) {
    const conversation = await accessConversation(tx, who, conversationId)
    const isGone = await deleteLine(tx, who.workspaceId, lineId)
    const to = withdrawn(conversation, { before, after })
    const changes = await writeChange(tx, conversation, { to, deed: 'withdrawn', now })
    await append(tx, [...(isGone ? [tellMessage(conversation, lineId, 'message.withdrawn')] : []), ...changes])
  },
})
