import { cleanText, Fault, nameKey, newId } from '#lib'
import type { FieldChoice, FieldKind } from '#protocol'
import type { FieldRow } from './store.ts'

const same = (a: string, b: string): boolean => nameKey(a) === nameKey(b)

/** A label as it is kept. @throws Fault `field.empty` (422), `field.taken` (409) when another in use is called so */
export function freeLabel(asked: string, others: readonly FieldRow[]): string {
  const label = cleanText(asked).replaceAll(/\s+/gu, ' ').trim()
  if (!label) throw new Fault('field.empty', 422)
  if (others.some(other => !other.isArchived && same(other.label, label)))
    throw new Fault('field.taken', 409, { label })
  return label
}

/** A choice that is new has no id yet. */
export type ChoiceAsk = { id?: string | undefined; label: string }

const most = 100

/**
 * What can be chosen from now on, in this order; what was there before and is left out is archived. @throws Fault
 * `field.choices` (422) where a field to choose from has none, `field.empty` (422), `field.taken` (409), `field.many` (422)
 */
export function choicesFrom(
  kind: FieldKind,
  asked: readonly ChoiceAsk[],
  before: readonly FieldChoice[],
): FieldChoice[] {
  if (kind !== 'choice') return []
  if (asked.length > most) throw new Fault('field.many', 422, { max: most })
  const kept: FieldChoice[] = []
  for (const { id, label: written } of asked) {
    const label = cleanText(written).trim()
    if (!label) throw new Fault('field.empty', 422)
    if (kept.some(other => same(other.label, label))) throw new Fault('field.taken', 409, { label })
    const known = before.some(choice => choice.id === id) && !kept.some(choice => choice.id === id)
    kept.push({ id: known ? id! : newId(), label, isArchived: false })
  }
  if (kept.length === 0) throw new Fault('field.choices', 422)
  const left = before.filter(({ id }) => !kept.some(choice => choice.id === id))
  return [...kept, ...left.map(choice => ({ ...choice, isArchived: true }))]
}
