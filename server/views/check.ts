import type { Who } from '#accounts'
import type { Tx } from '#db'
import { fields as ownFields } from '#fields'
import { cleanText, Fault } from '#lib'
import { type Condition, type Field as OwnField, type NewView, type Operator, viewLimits } from '#protocol'
import { askingOf } from './fields.ts'
import { ownFieldOf, saysMe } from './holds.ts'
import { isCount } from './values.ts'

/**
 * A view as it may be kept. @throws Fault `view.nameless`, `view.too-many-conditions`, `view.condition-unknown`,
 * `view.me-is-personal` (422)
 */
export async function checked(tx: Tx, who: Who, view: NewView): Promise<NewView> {
  const name = cleanText(view.name).trim()
  if (!name || name.length > viewLimits.name) throw new Fault('view.nameless', 422, { max: viewLimits.name })
  return { ...view, name, conditions: await checkedConditions(tx, who, view.conditions, view.isShared) }
}

/** @throws as `checked` */
export async function checkedConditions(
  tx: Tx,
  who: Who,
  conditions: readonly Condition[],
  isShared: boolean,
): Promise<Condition[]> {
  if (conditions.length > viewLimits.conditions)
    throw new Fault('view.too-many-conditions', 422, { max: viewLimits.conditions })
  const asksOwn = conditions.some(({ field }) => ownFieldOf(field) !== undefined)
  const mine = asksOwn ? await ownFields(tx, who) : []
  return conditions.map(condition => {
    const clean = { ...condition, values: [...new Set(condition.values.map(cleanText))] }
    if (!isSound(clean, mine)) throw new Fault('view.condition-unknown', 422, { field: condition.field })
    // Members are kept for all alike: who looks makes no difference.
    if (isShared && saysMe(clean)) throw new Fault('view.me-is-personal', 422)
    return clean
  })
}

const isDays = isCount(viewLimits.days)
const ofDays: readonly Operator[] = ['last-days', 'next-days', 'days-ago']
const ofNothing: readonly Operator[] = ['empty', 'filled']

function isSound({ field, operator, values }: Condition, mine: readonly OwnField[]): boolean {
  const asking = askingOf(field, mine)
  if (!asking?.operators.includes(operator)) return false
  if (ofNothing.includes(operator)) return values.length === 0
  const isValue = ofDays.includes(operator) ? isDays : asking.isValue
  return values.length > 0 && values.length <= viewLimits.values && values.every(isValue)
}
