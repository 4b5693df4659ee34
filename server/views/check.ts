import { cleanText, Fault } from '#lib'
import { type Condition, type NewView, viewLimits } from '#protocol'
import { fields } from './fields.ts'

/**
 * A view as it may be kept. @throws Fault `view.nameless`, `view.too-many-conditions`, `view.condition-unknown`,
 * `view.me-is-personal` (422)
 */
export function checked({ name, isShared, conditions, sort }: NewView): NewView {
  const clean = cleanText(name).trim()
  if (!clean || clean.length > viewLimits.name) throw new Fault('view.nameless', 422, { max: viewLimits.name })
  return { name: clean, isShared, conditions: checkedConditions(conditions, isShared), sort }
}

/** @throws as `checked` */
export function checkedConditions(conditions: readonly Condition[], isShared: boolean): Condition[] {
  if (conditions.length > viewLimits.conditions)
    throw new Fault('view.too-many-conditions', 422, { max: viewLimits.conditions })
  return conditions.map(condition => {
    const { field, operator } = condition
    const values = [...new Set(condition.values.map(cleanText))]
    const known = fields.get(field)
    const isSound = known?.operators.includes(operator) && values.length > 0 && values.every(known.isValue)
    if (!isSound || values.length > viewLimits.values) throw new Fault('view.condition-unknown', 422, { field })
    // Members are kept for all alike: who looks makes no difference.
    if (isShared && field === 'holder' && values.includes('me')) throw new Fault('view.me-is-personal', 422)
    return { field, operator, values }
  })
}
