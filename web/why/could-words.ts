import type { Hindrance, RoutingStanding } from '#protocol'
import { hindrances, type Saying } from './saying.ts'

export type Waiting = Extract<RoutingStanding, { kind: 'waiting' }>
export type Could = Waiting['could'][number]
type Counts = Waiting['filters']

/** What stands in somebody's way now, and from when on nothing of the conversation's own does. */
export function couldWords({ refusal, fromAt }: Could, { t, formats }: Saying): string {
  if (refusal === null) return t('why.can')
  const cannot = t(`why.cannot.${refusal}`)
  return fromAt === null ? cannot : `${cannot} ${t('why.from', { moment: formats.moment(fromAt) })}`
}

/** Who could have it, those who may first; then those who may soonest. */
export function byChance(could: readonly Could[], { nameOf }: Saying): Could[] {
  const rank = ({ refusal, fromAt }: Could): number => (refusal === null ? -1 : (fromAt ?? 0))
  return could.toSorted(
    (one, other) => rank(one) - rank(other) || nameOf(one.agentId).localeCompare(nameOf(other.agentId)),
  )
}

/** How many could not have it, by what stood in the way: "dos no tienen sitio y una es de otra cola". */
export const countWords = (counts: Counts, { t, formats }: Saying): string =>
  formats.list(counted(counts).map(([each, count]) => t(`why.count.${each}`, { count })))

/** Beside those who could ever have it: how many never can, and why not. */
export function othersWords({ filters, could }: Waiting, saying: Saying): string | undefined {
  const never: Counts = {}
  for (const [each, count] of counted(filters)) {
    const left = count - could.filter(({ refusal }) => refusal === each).length
    if (left > 0) never[each] = left
  }
  const count = counted(never).reduce((sum, [, each]) => sum + each, 0)
  if (count === 0) return undefined
  const why = countWords(never, saying)
  return could.length === 0 ? saying.t('why.could.nobody', { why }) : saying.t('why.others', { count, why })
}

const counted = (counts: Counts): [Hindrance, number][] =>
  hindrances.flatMap(each => ((counts[each] ?? 0) > 0 ? [[each, counts[each]!] as [Hindrance, number]] : []))
