import type { Tx } from '#db'
import { append, type NewEvent } from '#log'
import { tellPromise } from './events.ts'
import { play } from './ledger.ts'
import { addSteps, lockOfMessages, savePromise } from './store.ts'
import { tellPassed } from './tell-passed.ts'

/** What has become of all that a message of ours promised, and when that was. */
export type Settling = {
  workspaceId: string
  messageId: string
  conversationId: string
  kind: 'fulfilled' | 'withdrawn'
  at: number
}

/** Ends what was promised by itself and has come about by itself, or is wanted no more; what is over stays so. As engine. */
export async function settlePromises(tx: Tx, settlings: readonly Settling[]): Promise<void> {
  if (settlings.length === 0) return
  const told: NewEvent[] = []
  const promises = await lockOfMessages(
    tx,
    settlings.map(({ workspaceId, messageId: id }) => ({ workspaceId, id })),
  )
  for (const promise of promises) {
    const { kind, at, conversationId } = settlings.find(({ messageId }) => messageId === promise.messageId)!
    const step = kind === 'fulfilled' ? ({ kind, note: '', at } as const) : { kind, why: '', isByCustomer: false, at }
    const outcome = play(promise, step)
    if ('refused' in outcome) continue
    const row = { ...promise, ...outcome.ledger, conversationId }
    await savePromise(tx, row)
    await addSteps(tx, promise, outcome.steps, null)
    told.push(...(await tellPassed(tx, [{ row, steps: outcome.steps }])), tellPromise('promise.changed', row))
  }
  await append(tx, told)
}
