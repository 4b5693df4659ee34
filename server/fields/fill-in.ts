import { mustBeAble, type Who } from '#accounts'
import { accessConversation, conversationsOf, mustReachCustomer } from '#conversations'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { append } from '#log'
import type { FieldSubject, FieldValues } from '#protocol'
import { checkValue } from './check-value.ts'
import { tellChanged } from './events.ts'
import { isCustomer, listFields, saveValues, valuesOf } from './store.ts'

type Filling = { conversationId: string } & Partial<Record<FieldSubject, FieldValues | undefined>>

/**
 * Fills in fields of a conversation and of its customer; null empties. False when all of it was so already.
 * @throws Fault `forbidden`, `conversation.unknown`, `field.unknown` (404) also for one that is archived, and those of
 * checkValue (422)
 */
export async function fillIn(tx: Tx, who: Who, { conversationId, ...filling }: Filling): Promise<boolean> {
  const { customerId } = await accessConversation(tx, who, conversationId)
  const ofIt = await fill(tx, who, 'conversation', conversationId, filling.conversation ?? {})
  const ofCustomer = await fill(tx, who, 'customer', customerId, filling.customer ?? {})
  if (ofIt.length > 0) await append(tx, [tellChanged(who.workspaceId, conversationId, conversationId, ofIt)])
  await tellOfCustomer(tx, who, customerId, ofCustomer)
  return ofIt.length + ofCustomer.length > 0
}

/** Fills in fields of a customer. @throws Fault `forbidden`, `customer.unknown`, and as fillIn */
export async function fillInCustomer(
  tx: Tx,
  who: Who,
  { customerId, values }: { customerId: string; values: FieldValues },
): Promise<boolean> {
  mustBeAble(who, 'answer')
  await mustReachCustomer(tx, who, customerId)
  if (!(await isCustomer(tx, who.workspaceId, customerId))) throw new Fault('customer.unknown', 404)
  const changed = await fill(tx, who, 'customer', customerId, values)
  await tellOfCustomer(tx, who, customerId, changed)
  return changed.length > 0
}

/** The ids of the fields that changed. */
async function fill(
  tx: Tx,
  { workspaceId }: Who,
  subject: FieldSubject,
  subjectId: string,
  values: FieldValues,
): Promise<string[]> {
  const asked = Object.entries(values)
  if (asked.length === 0) return []
  const [known, kept] = await Promise.all([listFields(tx, workspaceId), valuesOf(tx, workspaceId, subjectId)])
  const changed = asked.flatMap(([id, value]) => {
    const field = known.find(each => each.id === id && each.subject === subject && !each.isArchived)
    if (!field) throw new Fault('field.unknown', 404)
    const before = kept.find(({ fieldId }) => fieldId === id)?.value
    const after = checkValue(field, value, before)
    return after === (before ?? null) ? [] : [{ id, value: after }]
  })
  if (changed.length > 0) await saveValues(tx, workspaceId, subjectId, changed)
  return changed.map(({ id }) => id)
}

/** Wherever somebody may be looking at it: in each of their latest conversations. */
async function tellOfCustomer(tx: Tx, who: Who, customerId: string, changed: readonly string[]): Promise<void> {
  if (changed.length === 0) return
  const seenIn = (await conversationsOf(tx, who, customerId)).map(({ id }) => id)
  const places = seenIn.length > 0 ? seenIn : [undefined]
  await append(
    tx,
    places.map(id => tellChanged(who.workspaceId, id, customerId, changed)),
  )
}
