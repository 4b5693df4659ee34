import { Fault, oneLine } from '#lib'
import { highestGestureAmount, longestGestureReason } from '#protocol'

const isSound = (amount: number, least: number): boolean =>
  Number.isSafeInteger(amount) && amount >= least && amount <= highestGestureAmount

/** @throws Fault `gesture.amount` (422) */
export function mustBeAmount(amount: number, least: 0 | 1): void {
  if (!isSound(amount, least)) throw new Fault('gesture.amount', 422)
}

/** What a gesture of a kind takes from the budget. @throws Fault `gesture.amount` (422) */
export function amountFor({ costs }: { costs: boolean }, asked: number | null): number {
  const amount = asked ?? 0
  if (costs) mustBeAmount(amount, 1)
  else if (amount !== 0) throw new Fault('gesture.amount', 422)
  return amount
}

/** A reason as it is kept: one line that says something. @throws Fault `gesture.empty`, `gesture.long` (422) */
export function reasonIn(asked: string): string {
  const reason = oneLine(asked)
  if (!reason) throw new Fault('gesture.empty', 422)
  if ([...reason].length > longestGestureReason) throw new Fault('gesture.long', 422, { max: longestGestureReason })
  return reason
}
