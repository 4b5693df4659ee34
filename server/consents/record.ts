import type { Tx } from '#db'
import { newId } from '#lib'
import type { ConsentSaying } from '#protocol'
import { tellConsents } from './events.ts'
import { addConsents } from './store.ts'

/** What somebody said themselves, through one of their accounts. */
export type SaidConsent = Pick<ConsentSaying, 'purpose' | 'channel' | 'isGiven' | 'at' | 'way'> & {
  workspaceId: string
  identityId: string
  note?: string
  messageId?: string
  textId?: string
}

/** Writes down what rooms were told by customers themselves. As app or engine. Events: consent.given, consent.withdrawn. */
export async function recordConsents(tx: Tx, said: readonly SaidConsent[], now: number): Promise<void> {
  if (said.length === 0) return
  const rows = said.map(({ note = '', messageId = null, textId = null, ...each }) => ({
    ...{ ...each, note, messageId, textId, id: newId(now), by: null },
  }))
  await addConsents(tx, rows)
  await tellConsents(tx, rows)
}
