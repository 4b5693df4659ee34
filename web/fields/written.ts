import type { Field, FieldKind, FieldValue } from '#protocol'
import type { Formats, Translate } from '#web/texts'

/**
 * What somebody wrote into the control of a field, as a value. A number may have its comma; what is none goes to the server
 * as it is, which says so.
 */
export function valueOf(kind: FieldKind, written: string): FieldValue | null {
  const text = written.trim()
  if (text === '') return null
  if (kind === 'yes-no') return text === 'yes'
  if (kind !== 'number') return text
  const number = Number(text.replace(/^([+-]?\d*),(\d+)$/, '$1.$2'))
  return Number.isFinite(number) ? number : text
}

/** A value as it stands in the control of its field. */
export function writtenOf(value: FieldValue | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value)
}

/** A value in words. */
export function wordsOf({ kind, choices }: Field, value: FieldValue, t: Translate, formats: Formats): string {
  if (kind === 'choice') return choices.find(({ id }) => id === value)?.label ?? '…'
  if (typeof value === 'boolean') return t(value ? 'field.yes' : 'field.no')
  if (typeof value === 'number') return formats.number(value, { maximumFractionDigits: 12 })
  return kind === 'date' ? formats.date(new Date(`${value}T12:00:00`)) : value
}
