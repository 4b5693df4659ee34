import { cleanText, Fault } from '#lib'
import { type Field, type FieldKind, type FieldValue, longestValue } from '#protocol'

type Asked = Pick<Field, 'kind' | 'label' | 'choices'>

/**
 * A value as it is kept, null where there is none; pure. `before` is what is kept now: a choice that has been archived
 * since may stay. @throws Fault `field.text`, `field.number`, `field.date`, `field.choice`, `field.yes-no` (422)
 */
export function checkValue(field: Asked, value: FieldValue | null, before: string | undefined): string | null {
  if (value === null || value === '') return null
  return checks[field.kind](value, field, before)
}

const checks: Record<FieldKind, (value: FieldValue, field: Asked, before: string | undefined) => string | null> = {
  text(value, { label }) {
    const text = typeof value === 'string' ? cleanText(value).trim() : undefined
    if (text === undefined || [...text].length > longestValue)
      throw new Fault('field.text', 422, { label, max: longestValue })
    return text === '' ? null : text
  },
  number(value, { label }) {
    if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
      throw new Fault('field.number', 422, { label })
    return String(value === 0 ? 0 : value)
  },
  date(value, { label }) {
    if (!isDay(value)) throw new Fault('field.date', 422, { label })
    return value
  },
  choice(value, { label, choices }, before) {
    const found = choices.find(({ id }) => id === value)
    if (!found || (found.isArchived && value !== before)) throw new Fault('field.choice', 422, { label })
    return found.id
  },
  'yes-no'(value, { label }) {
    if (typeof value !== 'boolean') throw new Fault('field.yes-no', 422, { label })
    return value ? 'yes' : 'no'
  },
}

function isDay(value: FieldValue): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const at = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value)
}

/** A value as it is shown. */
export function shownValue(kind: FieldKind, kept: string): FieldValue {
  if (kind === 'number') return Number(kept)
  return kind === 'yes-no' ? kept === 'yes' : kept
}
