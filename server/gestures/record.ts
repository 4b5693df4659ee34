import type { Who } from '#accounts'
import { accessConversation, type ConversationRow, writeLine } from '#conversations'
import type { Tx } from '#db'
import { Fault, newId } from '#lib'
import { append } from '#log'
import { decimalsOf, type NewGesture, type SystemLine } from '#protocol'
import { amountFor, reasonIn } from './amount.ts'
import { lockRules, spend } from './budget-store.ts'
import { budgetOf } from './budgets.ts'
import { tellGesture } from './events.ts'
import { findKind } from './kind-store.ts'
import { currentMonth, giverOf, type Moment } from './month.ts'
import { addToSum, findGesture, insertGesture } from './store.ts'

type RecordAsk = NewGesture & Moment & { conversationId: string }

/**
 * Records that somebody made it right, within what they may give this month. False when this was done already.
 * @throws Fault `forbidden` (403), `conversation.unknown`, `gesture.kind-unknown` (404), `conversation.merged`,
 * `gesture.kind-archived`, `gesture.taken`, `gesture.over` (409), `gesture.amount`, `gesture.empty`, `gesture.long` (422)
 */
export async function recordGesture(tx: Tx, who: Who, asked: RecordAsk): Promise<boolean> {
  const personId = giverOf(who)
  const conversation = await accessConversation(tx, who, asked.conversationId)
  const { workspaceId } = who
  if (await isRepeat(tx, who, asked)) return false
  const reason = reasonIn(asked.reason)
  const { currency } = await lockRules(tx, workspaceId, 'share')
  const kind = await findKind(tx, workspaceId, asked.kindId)
  if (!kind) throw new Fault('gesture.kind-unknown', 404)
  if (kind.isArchived) throw new Fault('gesture.kind-archived', 409, { name: kind.name })
  const amount = amountFor(kind, asked.amount)
  const [month, lineId] = [currentMonth(asked), newId(asked.now)]
  const row = { id: asked.id, lineId, personId, kindId: kind.id, month, at: asked.now, amount, reason }
  if (!(await insertGesture(tx, workspaceId, row))) throw new Fault('gesture.taken', 409)
  if (!(await spend(tx, { workspaceId, personId, month }, amount))) throw await overBudget(tx, who, asked)
  await addToSum(tx, workspaceId, row)
  const said = { by: personId, id: row.id, name: kind.name, amount, currency, reason }
  await writeGesture(tx, conversation, lineId, { deed: 'gesture', ...said }, asked.now)
  await append(tx, [tellGesture('gesture.recorded', { ...row, workspaceId, conversationId: conversation.id })])
  return true
}

/** Whoever lost the answer asks again; with the id of another it is no repeat. @throws Fault `gesture.taken` (409) */
async function isRepeat(tx: Tx, who: Who, { id, conversationId }: RecordAsk): Promise<boolean> {
  const found = await findGesture(tx, who.workspaceId, id)
  if (!found) return false
  if (found.personId !== giverOf(who) || found.conversationId !== conversationId) throw new Fault('gesture.taken', 409)
  return true
}

async function overBudget(tx: Tx, who: Who, moment: Moment): Promise<Fault> {
  const { budget, currency } = await budgetOf(tx, who, giverOf(who), moment)
  return new Fault('gesture.over', 409, { left: budget.left / 10 ** decimalsOf(currency), currency })
}

type Said = Extract<SystemLine, { deed: 'gesture' | 'gesture-taken-back' }>

/** The line that only the team sees. */
export const writeGesture = (
  tx: Tx,
  conversation: ConversationRow,
  id: string,
  says: Said,
  at: number,
): Promise<void> =>
  writeLine(tx, conversation, {
    ...{ id, direction: 'system', visibility: 'team', kind: 'system', text: null, parts: says, quoteId: null, at },
    author: says.by === null ? { kind: 'system', id: null } : { kind: 'agent', id: says.by },
    state: 'kept',
    undo: null,
  })
