import { mustBeAble, record, type Who } from '#accounts'
import { personOf } from '#conversations'
import { linkIdentities } from '#customers'
import type { Tx } from '#db'
import type { LinkEvidence } from '#protocol'
import { bothAccounts } from './both-accounts.ts'
import { follow } from './follow.ts'
import { reachedLink } from './reached-link.ts'

/** `because`: what they have in common, where that was seen. */
type LinkAsk = { customerId: string; otherId: string; because?: Record<string, string>; now: number }

/**
 * Somebody says that two customers are one person. Returns the link; undefined where they have said so before.
 * @throws Fault `forbidden`, `customer.unknown` (404), `link.same` (409)
 */
export async function linkCustomers(
  tx: Tx,
  who: Who,
  { customerId, otherId, because = {}, now }: LinkAsk,
): Promise<string | undefined> {
  mustBeAble(who, 'answer')
  const both = await bothAccounts(tx, who, [customerId, otherId])
  const ask = { ...both, evidence: 'person' as const, detail: because, by: personOf(who), now }
  const linkId = await linkAccounts(tx, who.workspaceId, ask)
  if (linkId !== undefined) await record(tx, who, 'customer.linked', linkId)
  return linkId
}

/**
 * Somebody says after all that a link which had ended was right. Returns the new link; undefined where they are linked so by now.
 * @throws Fault `forbidden`, `link.unknown`, `customer.unknown` (404)
 */
export async function linkAgain(
  tx: Tx,
  who: Who,
  { linkId, now }: { linkId: string; now: number },
): Promise<string | undefined> {
  mustBeAble(who, 'answer')
  const { oneId, otherId } = await reachedLink(tx, who, linkId)
  const newId = await linkAccounts(tx, who.workspaceId, { oneId, otherId, evidence: 'person', by: personOf(who), now })
  if (newId !== undefined) await record(tx, who, 'customer.linked', newId)
  return newId
}

type Ask = {
  oneId: string
  otherId: string
  evidence: LinkEvidence
  detail?: Record<string, string>
  by: string | null
  now: number
}

/** Two accounts are one person's. Returns the link; undefined where it stands already, or one of them is not there. As app or engine. */
export async function linkAccounts(tx: Tx, workspaceId: string, ask: Ask): Promise<string | undefined> {
  const linked = await linkIdentities(tx, workspaceId, ask)
  if (!linked) return undefined
  await follow(tx, workspaceId, { kind: 'customers.linked', linkId: linked.id, moves: linked.moves })
  return linked.id
}
