import type { Tx } from '#db'
import { append } from '#log'
import type { Purpose } from '#protocol'
import { findPlaces } from './store.ts'

/**
 * All that this room tells the rooms below: once for each of the customer's latest conversations, or once without one. The
 * subject is the customer; detail: { purpose, channel }.
 */
export type ConsentEvent = 'consent.given' | 'consent.withdrawn'

type Told = { workspaceId: string; identityId: string; purpose: Purpose; channel: string | null; isGiven: boolean }

export async function tellConsents(tx: Tx, said: readonly Told[]): Promise<void> {
  const named = said.map(({ workspaceId, identityId }) => ({ workspaceId, id: identityId }))
  const places = Map.groupBy(await findPlaces(tx, named), each => each.identityId)
  await append(
    tx,
    said.flatMap(({ workspaceId, identityId, purpose, channel, isGiven }) =>
      (places.get(identityId) ?? []).map(({ customerId, conversationId }) => ({
        ...{ workspaceId, subjectId: customerId, detail: { purpose, channel } },
        kind: (isGiven ? 'consent.given' : 'consent.withdrawn') satisfies ConsentEvent,
        ...(conversationId !== null && { conversationId }),
      })),
    ),
  )
}
