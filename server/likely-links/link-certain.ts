import type { Tx } from '#db'
import { day } from '#lib'
import { linkAccounts } from '#linking'
import { type Certain, certainLink } from './certain.ts'
import * as store from './store.ts'

/** After a year's silence a number may be somebody else's. */
const silenceMs = 365 * day

/** Links these accounts with all that are certainly the same person's, unless a person has said that they are not. As engine. */
export async function linkCertain(tx: Tx, named: readonly store.Named[], now: number): Promise<void> {
  if (named.length === 0) return
  for (const { workspaceId, oneId, otherId, ...certain } of await certainPairs(tx, named)) {
    const both = [oneId, otherId].map(id => ({ workspaceId, id }))
    if (await areOne(tx, both)) continue
    if (certain.evidence === 'phone' && !(await bothSpeak(tx, both, now))) continue
    await linkAccounts(tx, workspaceId, { oneId, otherId, ...certain, by: null, now })
  }
}

type Pair = Certain & { workspaceId: string; oneId: string; otherId: string }

/** The older account first, each pair once, in one order for all who link at the same time. */
async function certainPairs(tx: Tx, named: readonly store.Named[]): Promise<Pair[]> {
  const bearers = await store.findBearers(tx, named)
  if (bearers.length === 0) return []
  const accounts = new Map((await store.findShown(tx, named)).map(each => [store.keyOf(each), each]))
  const pairs = new Map<string, Pair>()
  for (const { ofId, ...other } of bearers) {
    const one = accounts.get(store.keyOf({ ...other, id: ofId }))
    const certain = one && certainLink(one, other)
    if (!certain) continue
    const [oneId, otherId] = [ofId, other.id].toSorted() as [string, string]
    pairs.set(`${oneId} ${otherId}`, { ...certain, workspaceId: other.workspaceId, oneId, otherId })
  }
  return [...pairs].toSorted(([one], [another]) => (one < another ? -1 : 1)).map(([, pair]) => pair)
}

/** One link is enough to hold two together: with more, whoever takes one back would not part them. */
async function areOne(tx: Tx, both: readonly store.Named[]): Promise<boolean> {
  const [one, other] = await store.findShown(tx, both)
  return one?.customerId === other?.customerId
}

async function bothSpeak(tx: Tx, both: readonly store.Named[], now: number): Promise<boolean> {
  const last = await store.lastSaid(tx, both)
  return last.length === both.length && last.every(({ at }) => at > now - silenceMs)
}
