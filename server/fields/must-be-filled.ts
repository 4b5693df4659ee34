import { mustBeAble, type Who } from '#accounts'
import type { Tx } from '#db'
import { FieldFault } from '#lib'
import { missingIn } from './store.ts'

/**
 * Before a conversation is closed. @throws Fault `forbidden` (403), FieldFault `fields.missing` (422) with the names of
 * those that are required and empty
 */
export async function mustBeFilled(tx: Tx, who: Who, conversationId: string): Promise<void> {
  mustBeAble(who, 'answer')
  const missing = await missingIn(tx, who.workspaceId, conversationId)
  if (missing.length === 0) return
  throw new FieldFault(
    'fields.missing',
    missing.map(({ id }) => ({ field: id, code: 'missing' })),
    { names: missing.map(({ label }) => label).join(', ') },
  )
}
