import { endForGood, eraseConversations } from '#conversations'
import { lockCustomers } from '#customers'
import { type Database, isAway, type Leases, type Tx } from '#db'
import { forgetFiles } from '#files'
import type { Forget } from '#intake'
import { asError, type Clock, day, minute, pause } from '#lib'
import { addJob, type JobTasks } from '#log'
import { eraseTask } from './ask-erasure.ts'
import { ofConversations, ofCustomers, ofIdentities, ofMessages } from './erasing.ts'
import * as store from './erasure-store.ts'

type Means = {
  database: Database
  forget: Forget
  now: Clock
}

/** Envelopes are kept for thirty days. */
const keptMs = 31 * day
const firstId = '00000000-0000-0000-0000-000000000000'

export const eraseJob =
  (means: Means): JobTasks[string] =>
  async payload => {
    const { workspaceId, customerId } = payload as { workspaceId: string; customerId: string }
    await erase(means, workspaceId, customerId)
  }

/**
 * Forgets somebody: what they said in envelopes, files, messages with all that hangs on them, conversations, what is known,
 * promised and agreed, and the accounts at last. In steps, each whole: broken off anywhere it is gone on with. What they
 * write meanwhile goes too. Does nothing where nobody asked, or a case of theirs is open.
 */
export async function erase(means: Means, workspaceId: string, customerId: string): Promise<void> {
  const { database, now } = means
  const row = await database.engine(tx => begin(tx, workspaceId, customerId, now()))
  if (!row) return
  await forgetEnvelopes(means, workspaceId, customerId)
  for (;;) {
    const isDone = await database.engine(tx => step(tx, row, now()))
    if (isDone) return
  }
}

/** Everything of theirs is closed, so that nobody goes on working on it. Undefined where it is not to be done now. */
async function begin(tx: Tx, workspaceId: string, customerId: string, now: number) {
  await lockCustomers(tx, [customerId])
  const row = await store.findErasure(tx, workspaceId, customerId)
  if (!row || (await store.openCases(tx, workspaceId, customerId)).length > 0) return undefined
  const { conversations } = await store.findWhole(tx, workspaceId, customerId)
  for (const id of conversations) await endForGood(tx, workspaceId, id, now)
  await store.moveErasure(tx, row, { state: 'running' })
  return row
}

/** Out of what platforms sent, as long as it is kept. */
async function forgetEnvelopes(
  { database, forget, now }: Means,
  workspaceId: string,
  customerId: string,
): Promise<void> {
  const { identities, conversations } = await database.engine(tx => store.findWhole(tx, workspaceId, customerId))
  for (let after = firstId; ;) {
    const from = { since: now() - keptMs, after }
    const ids = await database.engine(tx => store.findEnveloped(tx, workspaceId, conversations, from))
    for (const id of ids) await forget.message(workspaceId, id)
    if (ids.length === 0) break
    after = ids.at(-1)!
  }
  for (const { externalId } of identities) await forget.account(workspaceId, externalId)
}

/** Some of what was said, or when nothing is left, all the rest. True when there is nothing more. */
async function step(tx: Tx, row: store.ErasureRow, now: number): Promise<boolean> {
  const { workspaceId, customerId } = row
  await lockCustomers(tx, [customerId])
  const { identities, conversations } = await store.findWhole(tx, workspaceId, customerId)
  const lines = await store.findLines(tx, workspaceId, conversations)
  if (lines.length > 0) {
    await forgetFiles(tx, workspaceId, await store.filesOf(tx, workspaceId, lines))
    await store.remove(tx, workspaceId, ofMessages, lines)
    return false
  }
  const customers = [...new Set([customerId, ...identities.map(({ homeId }) => homeId)])]
  const accounts = identities.map(({ id }) => id)
  const [incidents, cases] = [
    await store.incidentsOf(tx, workspaceId, customers),
    await store.casesOf(tx, workspaceId, conversations),
  ]
  await store.remove(tx, workspaceId, ofConversations, conversations)
  await eraseConversations(tx, workspaceId, conversations)
  await store.remove(tx, workspaceId, ofIdentities, accounts)
  await store.remove(tx, workspaceId, ofCustomers, customers)
  await store.countIncidents(tx, workspaceId, incidents)
  await store.emptyCases(tx, workspaceId, cases)
  await store.moveErasure(tx, row, { state: 'done', doneAt: now, refs: identities.map(({ ref }) => ref) })
  return true
}

/** Orders what is waiting again, in one process, until the signal aborts: a case may have been settled. */
export function keepErasing(
  database: Database,
  leases: Leases,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  return leases.hold('erasures', signal, async held => {
    while (!held.aborted) {
      await database
        .engine(async tx => {
          for (const { workspaceId, customerId } of await store.openErasures(tx))
            await addJob(
              tx,
              eraseTask,
              { workspaceId, customerId },
              { key: `${eraseTask}:${workspaceId}:${customerId}` },
            )
        })
        .catch(error => {
          if (!isAway(error)) failed(asError(error))
        })
      await pause(10 * minute, held)
    }
  })
}
