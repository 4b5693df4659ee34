import type { Tx } from '#db'
import { append } from '#log'
import { findPlaces, type Named } from './store.ts'

/** All that this room tells the rooms below: once for each of the customer's latest conversations, or once without one. The subject is the customer. */
export type FactEvent = 'fact.changed'

/** Wherever somebody may be looking at what is known by these accounts. */
export async function tellFacts(tx: Tx, accounts: readonly Named[]): Promise<void> {
  if (accounts.length === 0) return
  const places = await findPlaces(tx, accounts)
  await append(
    tx,
    places.map(({ workspaceId, customerId, conversationId }) => ({
      ...{ workspaceId, kind: 'fact.changed' satisfies FactEvent, subjectId: customerId },
      ...(conversationId !== null && { conversationId }),
    })),
  )
}
