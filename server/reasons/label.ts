import { cleanText, Fault, nameKey } from '#lib'
import type { ReasonRow } from './store.ts'

/** A label as it is kept. @throws Fault `reason.empty` (422), `reason.taken` (409) when one beside it is called so */
export function freeLabel(asked: string, siblings: readonly ReasonRow[]): string {
  const label = cleanText(asked).trim()
  if (!label) throw new Fault('reason.empty', 422)
  if (siblings.some(other => !other.isArchived && nameKey(other.label) === nameKey(label)))
    throw new Fault('reason.taken', 409, { label })
  return label
}
