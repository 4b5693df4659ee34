import { mustBeAble, record, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { append } from '#log'
import { decimalsOf, type GestureRules } from '#protocol'
import { mustBeAmount } from './amount.ts'
import { findRules, hasSpent, lockRules, rescale, saveRules } from './budget-store.ts'
import { tellSettings } from './events.ts'

export async function gestureRules(tx: Tx, { workspaceId }: Who): Promise<GestureRules> {
  const [rules, isCurrencyFixed] = await Promise.all([findRules(tx, workspaceId), hasSpent(tx, workspaceId)])
  return { ...rules, isCurrencyFixed }
}

const known: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

export type RulesEdit = { currency?: string | undefined; budget?: number | undefined }

/**
 * Sets the currency, and what everybody may give in a month. Where the currency is changed, figures stay as they read:
 * 25,00 € become 25 ¥. @throws Fault `forbidden` (403), `gesture.currency-unknown`, `gesture.amount` (422),
 * `gesture.currency-fixed` (409) once something was given
 */
export async function setGestureRules(tx: Tx, who: Who, edit: RulesEdit): Promise<void> {
  mustBeAble(who, 'supervise')
  const before = await lockRules(tx, who.workspaceId)
  const { currency = before.currency } = edit
  if (!known.has(currency)) throw new Fault('gesture.currency-unknown', 422, { currency })
  if (currency !== before.currency) {
    if (await hasSpent(tx, who.workspaceId)) throw new Fault('gesture.currency-fixed', 409)
    await rescale(tx, who.workspaceId, decimalsOf(currency) - decimalsOf(before.currency))
  }
  const { budget = (await findRules(tx, who.workspaceId)).budget } = edit
  if (edit.budget !== undefined) mustBeAmount(budget, 0)
  await saveRules(tx, who.workspaceId, { currency, budget })
  await record(tx, who, 'gesture.rules', undefined, { currency, budget })
  await append(tx, [tellSettings(who.workspaceId)])
}
