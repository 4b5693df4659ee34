import type { Tx } from '#db'
import { newId } from '#lib'
import type { LinkEvidence } from '#protocol'
import { customersBy } from './belonging.ts'
import { lockCustomers, Relinked } from './lock.ts'
import * as store from './links-store.ts'

/** An account that is another customer's now. */
export type Move = { identityId: string; from: string; to: string }

type Ask = {
  oneId: string
  otherId: string
  evidence: LinkEvidence
  /** What the evidence is about: an address, a number. */
  detail?: Record<string, string>
  /** Null: by itself. */
  by: string | null
  now: number
}

/**
 * Says that two accounts are one person's. Returns the link and the accounts that are somebody else's by it: none where both
 * were one already, which makes the link one more reason for it. Undefined where this very link stands, where one of the accounts is not
 * there, and where nobody says so but a person has said that they are different people.
 */
export async function linkIdentities(
  tx: Tx,
  workspaceId: string,
  { oneId, otherId, evidence, detail = {}, by, now }: Ask,
): Promise<{ id: string; moves: Move[] } | undefined> {
  const accounts = await lockAccounts(tx, workspaceId, [oneId, otherId])
  if (!accounts) return undefined
  const known = await everSaid(tx, workspaceId, accounts)
  if (by === null && isParted(known, accounts, [oneId, otherId])) return undefined
  const links = known.filter(({ endedAt }) => endedAt === null)
  const isSame = (link: store.Link) =>
    [link.oneId, link.otherId].toSorted().join() === [oneId, otherId].toSorted().join()
  if (oneId === otherId || links.some(link => isSame(link) && link.evidence === evidence)) return undefined
  const id = newId(now)
  await store.addLink(tx, workspaceId, { id, oneId, otherId, evidence, detail, madeAt: now, madeBy: by })
  return { id, moves: await settle(tx, workspaceId, accounts, [...links, { oneId, otherId }]) }
}

/**
 * Says that two accounts are not one person's, though nothing links them: from the beginning it is a link that was wrong. Returns it;
 * undefined where they are one, or one of them is not there.
 */
export async function partIdentities(
  tx: Tx,
  workspaceId: string,
  { oneId, otherId, by, now }: { oneId: string; otherId: string; by: string | null; now: number },
): Promise<string | undefined> {
  const accounts = await lockAccounts(tx, workspaceId, [oneId, otherId])
  const owners = new Set(accounts?.filter(({ id }) => id === oneId || id === otherId).map(each => each.customerId))
  if (owners.size < 2) return undefined
  const id = newId(now)
  await store.addLink(tx, workspaceId, { id, oneId, otherId, evidence: 'person', detail: {}, madeAt: now, madeBy: by })
  await store.endLink(tx, workspaceId, id, { at: now, by })
  return id
}

/** Says that a link was wrong. Returns the accounts that are somebody else's by it; undefined where it has ended already. */
export async function endLink(
  tx: Tx,
  workspaceId: string,
  { id, by, now }: { id: string; by: string | null; now: number },
): Promise<Move[] | undefined> {
  const link = await store.findLink(tx, workspaceId, id)
  const accounts = link && (await lockAccounts(tx, workspaceId, [link.oneId, link.otherId]))
  if (!accounts || !(await store.endLink(tx, workspaceId, id, { at: now, by }))) return undefined
  return settle(tx, workspaceId, accounts, await standing(tx, workspaceId, accounts))
}

/** All accounts of the customers of these, while nobody else can change anything of them. @throws Relinked */
async function lockAccounts(tx: Tx, workspaceId: string, ids: readonly string[]) {
  const named = await store.findAccounts(tx, workspaceId, ids)
  if (named.length < new Set(ids).size) return undefined
  const customerIds = (accounts: readonly store.Belonging[]) => [...new Set(accounts.map(each => each.customerId))]
  const everyone = (accounts: readonly store.Belonging[]) =>
    new Set(accounts.flatMap(({ customerId, homeId }) => [customerId, homeId]))
  const locked = everyone(await store.accountsOf(tx, workspaceId, customerIds(named)))
  await lockCustomers(tx, [...locked])
  const now = customerIds(await store.findAccounts(tx, workspaceId, ids))
  const accounts = await store.accountsOf(tx, workspaceId, now)
  if (!everyone(accounts).isSubsetOf(locked)) throw new Relinked()
  return accounts
}

const everSaid = (tx: Tx, workspaceId: string, accounts: readonly store.Belonging[]) =>
  store.linksOf(
    tx,
    workspaceId,
    accounts.map(({ id }) => id),
  )

const standing = async (tx: Tx, workspaceId: string, accounts: readonly store.Belonging[]) =>
  (await everSaid(tx, workspaceId, accounts)).filter(({ endedAt }) => endedAt === null)

/** Whether a person has said that the customers of these two are different people: nothing links them by itself again. */
function isParted(links: readonly store.Link[], accounts: readonly store.Belonging[], two: readonly string[]): boolean {
  const owners = new Map(accounts.map(({ id, customerId }) => [id, customerId]))
  const [one, other] = two.map(id => owners.get(id))
  if (one === other) return false
  return links.some(({ endedBy, oneId, otherId }) => {
    const ends = new Set([owners.get(oneId), owners.get(otherId)])
    return endedBy !== null && ends.has(one) && ends.has(other)
  })
}

/** Gives each account to whom it belongs by these links. */
async function settle(
  tx: Tx,
  workspaceId: string,
  accounts: readonly store.Belonging[],
  links: Parameters<typeof customersBy>[1],
): Promise<Move[]> {
  const owners = customersBy(accounts, links)
  const moves = accounts.flatMap(({ id, customerId: from }) => {
    const to = owners.get(id)!
    return to === from ? [] : [{ identityId: id, from, to }]
  })
  if (moves.length > 0) await store.giveAccounts(tx, workspaceId, moves)
  return moves
}
