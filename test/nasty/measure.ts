import { type Crowd, many, type Party, peopleAmong, personName, tracesIn, tracesOf, weigh } from '#likely-links'
import { nastyPeople } from './nasty-people.ts'
import type { NastyAccount } from './world.ts'

type Known = Party & { account: NastyAccount }
type Pair = { one: Known; other: Known; probability: number; why: string }

/** `byWhy`: how many pairs were right and wrong for the same reasons. */
export type Measured = {
  accounts: number
  /** Pairs of accounts of one person, and those among them that truly gave something away in common. */
  truePairs: number
  traced: number
  /** How many of either end up as one customer once the right suggestions are accepted. */
  joined: number
  tracedJoined: number
  suggested: number
  right: number
  byWhy: Record<string, { right: number; wrong: number }>
}

/** What the engine suggests of a nasty set, each account being a customer of its own. */
export function measureNasty(seed: number, people: number, enough: number): Measured {
  const parties = nastyPeople(seed, people).map(partyOf)
  const holders = holdersOf(parties)
  const crowdOf = crowdsOf(holders)
  const pairs = new Map<string, Pair>()
  for (const one of parties) {
    const near = new Set<Known>()
    for (const { kind, key } of one.traces) {
      const all = holders.get(`${kind} ${key}`)!
      if (all.length <= many) for (const each of all) near.add(each)
    }
    near.delete(one)
    const found = [...near]
      .map(other => ({ one, other, ...weigh(one, other, crowdOf) }))
      .filter(({ probability }) => probability >= enough)
      .toSorted((a, b) => b.probability - a.probability)
      .slice(0, 5)
    for (const { reasons, ...pair } of found) {
      const name = [one.account.key, pair.other.account.key].toSorted().join()
      pairs.set(name, { ...pair, why: reasons.map(({ kind }) => kind).join(' + ') })
    }
  }
  return sumUp(parties, [...pairs.values()])
}

function partyOf(account: NastyAccount): Known {
  const all = [...tracesOf(account), ...account.texts.flatMap(tracesIn)]
  const once = new Map(all.toReversed().map(trace => [`${trace.kind} ${trace.key}`, trace]))
  return { account, names: [personName(account.name)], traces: [...once.values()] }
}

function holdersOf(parties: readonly Known[]): Map<string, Known[]> {
  const all = parties.flatMap(party => party.traces.map(({ kind, key }) => ({ name: `${kind} ${key}`, party })))
  const grouped = Map.groupBy(all, ({ name }) => name)
  return new Map([...grouped].map(([name, held]) => [name, held.map(({ party }) => party)]))
}

function crowdsOf(holders: ReadonlyMap<string, Known[]>): (kind: string, key: string) => Crowd {
  const known = new Map<string, Crowd>()
  return (kind, key) => {
    const name = `${kind} ${key}`
    const crowd = known.get(name)
    if (crowd) return crowd
    const all = (holders.get(name) ?? []).slice(0, many + 1)
    const counted = { holders: all.length, people: peopleAmong(all.map(({ names }) => names)) }
    known.set(name, counted)
    return counted
  }
}

const isRight = ({ one, other }: Pair): boolean => one.account.person === other.account.person

function sumUp(parties: readonly Known[], pairs: readonly Pair[]): Measured {
  const right = pairs.filter(isRight)
  const byWhy: Measured['byWhy'] = {}
  for (const [why, all] of Map.groupBy(pairs, pair => pair.why))
    byWhy[why] = { right: all.filter(isRight).length, wrong: all.filter(pair => !isRight(pair)).length }
  return {
    accounts: parties.length,
    suggested: pairs.length,
    right: right.length,
    ...joinedBy(parties, right),
    byWhy,
  }
}

function joinedBy(parties: readonly Known[], right: readonly Pair[]) {
  const above = new Map(parties.map(each => [each, each]))
  const first = (each: Known): Known => {
    let at = each
    while (above.get(at) !== at) at = above.get(at)!
    return at
  }
  for (const { one, other } of right) above.set(first(one), first(other))
  const people = Map.groupBy(parties, ({ account }) => account.person).values()
  const pairs = [...people].flatMap(all =>
    all.flatMap((one, at) => all.slice(at + 1).map(other => [one, other] as const)),
  )
  const isTraced = ([one, other]: readonly [Known, Known]) => !one.account.traces.isDisjointFrom(other.account.traces)
  const isJoined = ([one, other]: readonly [Known, Known]) => first(one) === first(other)
  const traced = pairs.filter(isTraced)
  return {
    ...{ truePairs: pairs.length, traced: traced.length },
    ...{ joined: pairs.filter(isJoined).length, tracedJoined: traced.filter(isJoined).length },
  }
}
