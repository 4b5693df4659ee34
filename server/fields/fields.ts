import type { Who } from '#accounts'
import { customerOf, mustReach, mustReachCustomer } from '#conversations'
import type { Tx } from '#db'
import { Fault } from '#lib'
import type { Field, FieldValue, FilledFields } from '#protocol'
import { shownValue } from './check-value.ts'
import { type FieldRow, isCustomer, listFields, valuesOf } from './store.ts'

/** All of them: those of conversations first, each in their order; archived ones too. */
export async function fields(tx: Tx, { workspaceId }: Who): Promise<Field[]> {
  return (await listFields(tx, workspaceId)).map(({ position: _, ...field }) => field)
}

/** What is filled in of a conversation and of its customer. @throws Fault `conversation.unknown` (404) */
export async function filledIn(tx: Tx, who: Who, conversationId: string): Promise<FilledFields> {
  const { workspaceId } = who
  await mustReach(tx, who, conversationId)
  const customerId = await customerOf(tx, workspaceId, conversationId)
  if (!customerId) throw new Fault('conversation.unknown', 404)
  const [known, conversation, customer] = await Promise.all([
    listFields(tx, workspaceId),
    valuesOf(tx, workspaceId, conversationId),
    valuesOf(tx, workspaceId, customerId),
  ])
  return { conversation: shown(known, conversation), customer: shown(known, customer) }
}

/** What is filled in of a customer. @throws Fault `customer.unknown` (404) */
export async function filledOf(tx: Tx, who: Who, customerId: string): Promise<Record<string, FieldValue>> {
  const { workspaceId } = who
  await mustReachCustomer(tx, who, customerId)
  if (!(await isCustomer(tx, workspaceId, customerId))) throw new Fault('customer.unknown', 404)
  return shown(await listFields(tx, workspaceId), await valuesOf(tx, workspaceId, customerId))
}

const shown = (known: readonly FieldRow[], kept: readonly { fieldId: string; value: string }[]) =>
  Object.fromEntries(
    kept.flatMap(({ fieldId, value }) => {
      const field = known.find(({ id }) => id === fieldId)
      return field ? [[fieldId, shownValue(field.kind, value)]] : []
    }),
  )
