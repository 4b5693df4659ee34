import { nameKey } from '#lib'
import {
  type FactKind,
  factKinds,
  factRule,
  type FactLine,
  type FactSaying,
  type FactSource,
  type FactValue,
} from '#protocol'

/** Something that was said of somebody, or denied. `kind` is a FactKind, or a channel's own word. */
export type Told = FactSaying & { kind: string; value: string; isDenied: boolean }

/** What somebody wrote or said themselves counts before what is worked out. */
const weights: Record<FactSource, number> = {
  ...{ customer: 3, person: 3, key: 2, import: 2, platform: 2, web: 1, message: 1, derived: 0 },
}
const edited = 3

/** Whether several of a kind are true at once. What a channel calls by its own word may be told differently of each account. */
const isMany = (kind: string): boolean => (kind in factKinds ? factRule(kind as FactKind).isMany : true)

/**
 * All that is known, kind by kind in their order; pure. What is denied by somebody is not shown unless somebody said it again
 * since; what a source said before it said otherwise is not what it says; what contradicts what counts most stands
 * beside it.
 */
export function factLines(told: readonly Told[]): FactLine[] {
  const kinds = Map.groupBy(told, each => each.kind)
  const known = Object.keys(factKinds)
  const place = (kind: string) => (known.includes(kind) ? known.indexOf(kind) : known.length)
  return [...kinds.keys()]
    .toSorted((a, b) => place(a) - place(b) || compare(a, b))
    .map(kind => ({ kind, values: valuesOf(kind, kinds.get(kind)!) }))
    .filter(({ values }) => values.length > 0)
}

function valuesOf(kind: string, told: readonly Told[]): FactValue[] {
  const denials = told.filter(each => each.isDenied)
  const said = told.filter(each => !each.isDenied && !denials.some(denial => isDenied(each, denial)))
  const standing = isMany(kind) ? said : said.filter(each => !said.some(other => replaces(other, each)))
  const groups = Map.groupBy(standing.toSorted(byWeight), each => nameKey(each.value))
  return [...groups.values()].map((from, index) => ({
    ...{ value: from[0]!.value, isChosen: index === 0 || isMany(kind) },
    from: from.map(({ kind: _kind, value: _value, isDenied: _isDenied, ...saying }) => saying),
  }))
}

const isDenied = (each: Told, denial: Told): boolean =>
  nameKey(each.value) === nameKey(denial.value) && (weights[each.source] < edited || (each.at ?? 0) <= denial.at!)

/** The same source said otherwise later; of a person's accounts, each platform speaks for its own. */
const replaces = (later: Told, earlier: Told): boolean =>
  (later.at ?? 0) > (earlier.at ?? 0) &&
  (weights[earlier.source] === edited
    ? weights[later.source] === edited
    : later.source === earlier.source && later.identityId === earlier.identityId)

const byWeight = (a: Told, b: Told): number =>
  weights[b.source] - weights[a.source] ||
  (b.at ?? 0) - (a.at ?? 0) ||
  b.confidence - a.confidence ||
  compare(a.value, b.value) ||
  compare(a.identityId, b.identityId) ||
  compare(a.id ?? '', b.id ?? '')

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
