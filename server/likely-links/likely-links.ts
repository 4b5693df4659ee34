import type { Who } from '#accounts'
import { mustReachCustomer, reachesCustomer } from '#conversations'
import { customerNow, linksOf } from '#customers'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { personName } from './person-name.ts'
import * as store from './store.ts'
import { once, type Trace } from './traces.ts'
import { type Crowd, type Likely, many, type Party, peopleAmong, weigh } from './weigh.ts'

/** Another customer who may be the same person. */
export type LikelyLink = Likely & { customerId: string }

/** Under this nobody is troubled with it. */
export const enough = 0.9
const mostWeighed = 60
const mostShown = 5

/**
 * Who else a customer may be, the likeliest first: by what their accounts have in common. Nobody of whom a person has said that
 * they are somebody else, and nobody whom one may not see. As app. @throws Fault `customer.unknown` (404)
 */
export async function likelyLinks(tx: Tx, who: Who, customerId: string): Promise<LikelyLink[]> {
  const { workspaceId } = who
  const id = await customerNow(tx, workspaceId, customerId)
  await mustReachCustomer(tx, who, id)
  const own = await partyOf(tx, workspaceId, [id])
  const party = own.get(id)
  if (!party) throw new Fault('customer.unknown', 404)
  const holding = await store.findHolders(tx, workspaceId, party.traces)
  const near = nearest(holding, id)
  const parted = await partedFrom(tx, workspaceId, party.accountIds)
  const others = await partyOf(tx, workspaceId, near)
  const crowdOf = crowdsOf(holding, new Map([...others, [id, party]]))
  const weighed = [...others]
    .filter(([, other]) => !other.accountIds.some(each => parted.has(each)))
    .map(([otherId, other]) => ({ customerId: otherId, ...weigh(party, other, crowdOf) }))
    .filter(({ probability }) => probability >= enough)
    .toSorted((one, other) => other.probability - one.probability)
  const shown: LikelyLink[] = []
  for (const each of weighed) {
    if (shown.length === mostShown) break
    if (await reachesCustomer(tx, who, each.customerId)) shown.push(each)
  }
  return shown
}

type Known = Party & { accountIds: string[] }

async function partyOf(tx: Tx, workspaceId: string, customerIds: readonly string[]): Promise<Map<string, Known>> {
  if (customerIds.length === 0) return new Map()
  const accounts = await store.findAccountsOf(
    tx,
    customerIds.map(id => ({ workspaceId, id })),
  )
  const traces = Map.groupBy(
    await store.findTraces(
      tx,
      workspaceId,
      accounts.map(({ id }) => id),
    ),
    ({ identityId }) => identityId,
  )
  const byCustomer = Map.groupBy(accounts, each => each.customerId)
  return new Map(
    [...byCustomer].map(([id, all]) => [
      id,
      {
        accountIds: all.map(each => each.id),
        names: all.map(({ name }) => personName(name)),
        // What somebody says from two places is said once.
        traces: once(all.flatMap(each => traces.get(each.id) ?? [])),
      },
    ]),
  )
}

const countsOf = (holding: readonly store.Holding[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const { kind, key } of holding) counts.set(`${kind} ${key}`, (counts.get(`${kind} ${key}`) ?? 0) + 1)
  return counts
}

/** Of each trace, how many have it and how many people they are; of whom was not looked at, each is one. */
function crowdsOf(holding: readonly store.Holding[], parties: ReadonlyMap<string, Party>) {
  const crowds = new Map<string, Crowd>()
  for (const [name, all] of Map.groupBy(holding, ({ kind, key }) => `${kind} ${key}`)) {
    const known = all.flatMap(({ customerId }) => (parties.has(customerId) ? [parties.get(customerId)!.names] : []))
    crowds.set(name, { holders: all.length, people: all.length - known.length + peopleAmong(known) })
  }
  return (kind: Trace['kind'], key: string): Crowd => crowds.get(`${kind} ${key}`) ?? { holders: 1, people: 1 }
}

/** Those who share something that few have, the rarest first. */
function nearest(holding: readonly store.Holding[], own: string): string[] {
  const counts = countsOf(holding)
  const rarest = new Map<string, number>()
  for (const { kind, key, customerId } of holding) {
    const count = counts.get(`${kind} ${key}`)!
    if (customerId === own || count > many) continue
    rarest.set(customerId, Math.min(rarest.get(customerId) ?? many, count))
  }
  return [...rarest]
    .toSorted(([, one], [, other]) => one - other)
    .slice(0, mostWeighed)
    .map(([id]) => id)
}

/** The accounts of whom a person has said that they are somebody else's than these. */
async function partedFrom(tx: Tx, workspaceId: string, accountIds: readonly string[]): Promise<Set<string>> {
  const links = await linksOf(tx, workspaceId, accountIds)
  return new Set(links.filter(({ endedBy }) => endedBy !== null).flatMap(({ oneId, otherId }) => [oneId, otherId]))
}
