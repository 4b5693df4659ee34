import { may, mustBeAble, type Who } from '#accounts'
import { accessConversation, personOf } from '#conversations'
import type { Tx } from '#db'
import { Fault, newId } from '#lib'
import { append } from '#log'
import { reasonIn } from './amount.ts'
import { findRules, giveBack } from './budget-store.ts'
import { tellGesture } from './events.ts'
import { currentMonth, type Moment } from './month.ts'
import { writeGesture } from './record.ts'
import { findGesture, type GestureFound, markTakenBack, takeFromSum } from './store.ts'

/**
 * Takes a gesture back, with a reason: what it took is there again, and both stay on record. False when it was taken back
 * before. @throws Fault `forbidden`, `gesture.not-yours` (403), `gesture.unknown`, `conversation.unknown` (404),
 * `gesture.month-over` (409), `gesture.empty`, `gesture.long` (422)
 */
export async function takeBackGesture(
  tx: Tx,
  who: Who,
  { id, reason: asked, ...moment }: Moment & { id: string; reason: string },
): Promise<boolean> {
  mustBeAble(who, 'answer')
  const { workspaceId } = who
  const found = await findGesture(tx, workspaceId, id)
  if (!found || found.conversationId === null) throw new Fault('gesture.unknown', 404)
  const refusal = refusalOf(who, found, moment)
  if (refusal) throw refusal
  const reason = reasonIn(asked)
  const conversation = await accessConversation(tx, who, found.conversationId)
  const { currency } = await findRules(tx, workspaceId)
  const by = personOf(who)
  if (!(await markTakenBack(tx, workspaceId, { id, at: moment.now, by, reason }))) return false
  const { personId, month, amount, kindId, kind } = found
  await giveBack(tx, { workspaceId, personId, month }, amount)
  await takeFromSum(tx, workspaceId, found)
  const lineId = newId(moment.now)
  const said = { by, of: personId, id, name: kind, amount, currency, reason }
  await writeGesture(tx, conversation, lineId, { deed: 'gesture-taken-back', ...said }, moment.now)
  const told = { workspaceId, conversationId: conversation.id, id, lineId, personId, kindId, amount }
  await append(tx, [tellGesture('gesture.taken-back', told)])
  return true
}

/** Who gave it may take it back while its month runs, whoever supervises always. Pure. */
export function refusalOf(
  who: Who,
  { personId, month }: Pick<GestureFound, 'personId' | 'month'>,
  moment: Moment,
): Fault | undefined {
  if (may(who, 'supervise')) return undefined
  if (personOf(who) !== personId) return new Fault('gesture.not-yours', 403)
  return month === currentMonth(moment) ? undefined : new Fault('gesture.month-over', 409)
}
