import { mustBeAble, record, type Who } from '#accounts'
import { mustReachCustomer, personOf } from '#conversations'
import { firstAccountOf } from '#customers'
import type { Tx } from '#db'
import { Fault, newId } from '#lib'
import { addJob } from '#log'
import type { Erasure } from '#protocol'
import { addErasure, findErasure, openCases } from './erasure-store.ts'

export const eraseTask = 'privacy.erase'

/**
 * Somebody is to be forgotten, over all their accounts: done a moment later, or when no case of theirs is open any more. Asked
 * twice it is asked once. @throws Fault `forbidden` (403), `customer.unknown` (404)
 */
export async function askErasure(
  tx: Tx,
  who: Who,
  { customerId, now }: { customerId: string; now: number },
): Promise<Erasure> {
  await mustReachCustomer(tx, who, customerId)
  mustBeAble(who, 'administer')
  const { workspaceId } = who
  if ((await firstAccountOf(tx, workspaceId, customerId)) === undefined) throw new Fault('customer.unknown', 404)
  const asked = { workspaceId, id: newId(now), customerId, askedAt: now, askedBy: personOf(who) }
  if (await addErasure(tx, asked)) await record(tx, who, 'customer.erasure-asked', customerId)
  await addJob(tx, eraseTask, { workspaceId, customerId }, { key: `${eraseTask}:${workspaceId}:${customerId}` })
  return (await erasureOf(tx, who, customerId))!
}

/** How it is with forgetting somebody; undefined where nobody asked for it, or it is done. @throws Fault `customer.unknown` (404) */
export async function erasureOf(tx: Tx, who: Who, customerId: string): Promise<Erasure | undefined> {
  await mustReachCustomer(tx, who, customerId)
  if ((await firstAccountOf(tx, who.workspaceId, customerId)) === undefined) throw new Fault('customer.unknown', 404)
  const found = await findErasure(tx, who.workspaceId, customerId)
  if (!found) return undefined
  const { id, state, askedAt, askedBy } = found
  return { id, state, askedAt, askedBy, cases: await openCases(tx, who.workspaceId, customerId) }
}
