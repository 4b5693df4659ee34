import { mustBeAble, record, type Who } from '#accounts'
import type { Tx } from '#db'
import { byName as compareNames, Fault } from '#lib'
import { append } from '#log'
import type { GestureBudget, MyGestures } from '#protocol'
import { mustBeAmount } from './amount.ts'
import { type BudgetRow, findBudget, findRules, listBudgets, saveOwnBudget, saveRaised } from './budget-store.ts'
import { tellSettings } from './events.ts'
import { currentMonth, giverOf, type Moment } from './month.ts'

/** What everybody may give this month, by name. @throws Fault `forbidden` (403) */
export async function gestureBudgets(tx: Tx, who: Who, moment: Moment): Promise<GestureBudget[]> {
  mustBeAble(who, 'supervise')
  const month = currentMonth(moment)
  const [rules, rows] = await Promise.all([findRules(tx, who.workspaceId), listBudgets(tx, who.workspaceId, month)])
  const byName = rows.toSorted((one, other) => compareNames(one, other) || (one.personId < other.personId ? -1 : 1))
  return byName.map(row => shown(row, month, rules.budget))
}

/** What one may give oneself this month. @throws Fault `forbidden` (403) */
export async function myGestures(tx: Tx, who: Who, moment: Moment): Promise<MyGestures> {
  const { budget, currency } = await budgetOf(tx, who, giverOf(who), moment)
  return { ...budget, currency }
}

/** Gives somebody a budget of their own, or everybody's again (null). @throws Fault `forbidden` (403), `colleague.unknown` (404), `gesture.amount` (422) */
export async function setOwnBudget(
  tx: Tx,
  who: Who,
  { personId, amount, ...moment }: Moment & { personId: string; amount: number | null },
): Promise<GestureBudget> {
  mustBeAble(who, 'supervise')
  if (amount !== null) mustBeAmount(amount, 0)
  const { currency } = await budgetOf(tx, who, personId, moment)
  await saveOwnBudget(tx, who.workspaceId, personId, amount)
  await record(tx, who, 'gesture.budget', personId, { amount, currency })
  await append(tx, [tellSettings(who.workspaceId, personId)])
  return (await budgetOf(tx, who, personId, moment)).budget
}

/**
 * Raises what somebody may give in the month that runs by so much in all; 0: no more than usual. `month` is the one that is
 * meant. @throws Fault `forbidden` (403), `colleague.unknown` (404), `gesture.amount` (422), `gesture.month-over` (409)
 */
export async function raiseMonth(
  tx: Tx,
  who: Who,
  { personId, raised, month, ...moment }: Moment & { personId: string; raised: number; month: string },
): Promise<GestureBudget> {
  mustBeAble(who, 'supervise')
  mustBeAmount(raised, 0)
  const { budget: before, currency } = await budgetOf(tx, who, personId, moment)
  if (month !== before.month) throw new Fault('gesture.month-over', 409)
  await saveRaised(tx, { workspaceId: who.workspaceId, personId, month }, raised)
  await record(tx, who, 'gesture.raised', personId, { month, from: before.raised, to: raised, currency })
  await append(tx, [tellSettings(who.workspaceId, personId)])
  return (await budgetOf(tx, who, personId, moment)).budget
}

/** @throws Fault `colleague.unknown` (404) */
export async function budgetOf(
  tx: Tx,
  { workspaceId }: Who,
  personId: string,
  moment: Moment,
): Promise<{ budget: GestureBudget; currency: string }> {
  const month = currentMonth(moment)
  const place = { workspaceId, personId, month }
  const [rules, row] = await Promise.all([findRules(tx, workspaceId), findBudget(tx, place)])
  if (!row) throw new Fault('colleague.unknown', 404)
  return { budget: shown(row, month, rules.budget), currency: rules.currency }
}

function shown(row: BudgetRow, month: string, usual: number): GestureBudget {
  const budget = (row.own ?? usual) + row.raised
  return { ...row, month, budget, left: Math.max(0, budget - row.spent) }
}
