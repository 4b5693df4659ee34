import type { Condition } from '#protocol'
import { type Moment, timedOf } from './moment.ts'

/** What is known of a conversation, by the fields that were asked for; of the brand's own, by their ids. */
export type Facts = Readonly<Record<string, string | readonly string[] | Readonly<Record<string, string>> | null>>

/** Whether a conversation stands in a view: all of its conditions hold. Pure. */
export const holds = (conditions: readonly Condition[], facts: Facts, moment: Moment): boolean =>
  conditions.every(condition => fits(condition, told(facts, condition.field), moment))

/** When next time alone may move it into the view or out of it; undefined where nothing else than time is needed. Pure. */
export function turnsAt(conditions: readonly Condition[], facts: Facts, moment: Moment): number | undefined {
  const moments = conditions.flatMap(condition => {
    const timed = timedOf(condition)
    const [fact] = told(facts, condition.field)
    return timed && fact !== undefined
      ? condition.values.flatMap(value => timed.turns(fact, Number(value), moment))
      : []
  })
  const next = moments.filter(at => at !== undefined && at > moment.now) as number[]
  const isHeldBack = !holds(
    conditions.filter(condition => !timedOf(condition)),
    facts,
    moment,
  )
  return isHeldBack || next.length === 0 ? undefined : Math.min(...next)
}

function fits(condition: Condition, facts: readonly string[], moment: Moment): boolean {
  const { operator, values } = condition
  const timed = timedOf(condition)
  if (timed) return facts.some(fact => values.every(value => timed.holds(fact, Number(value), moment)))
  switch (operator) {
    case 'is':
      return facts.some(fact => values.includes(fact))
    case 'is-not':
      return !facts.some(fact => values.includes(fact))
    // Days are written so that the earlier one sorts first.
    case 'since':
      return facts.some(fact => values.every(value => fact >= value))
    case 'until':
      return facts.some(fact => values.every(value => fact <= value))
    case 'at-least':
      return facts.some(fact => values.every(value => Number(fact) >= Number(value)))
    case 'at-most':
      return facts.some(fact => values.every(value => Number(fact) <= Number(value)))
    case 'contains':
      return facts.some(fact => values.some(value => folded(fact).includes(folded(value))))
    case 'empty':
      return facts.length === 0
    case 'filled':
      return facts.length > 0
    default:
      return false
  }
}

/** A field of the brand's own is asked for by its id. */
export const ownFieldOf = (field: string): string | undefined =>
  field.startsWith('field:') ? field.slice('field:'.length) : undefined

function told(facts: Facts, field: string): readonly string[] {
  const id = ownFieldOf(field)
  const fact = id === undefined ? facts[field] : (facts.field as Record<string, string> | null | undefined)?.[id]
  if (fact === null || fact === undefined) return []
  return typeof fact === 'string' ? [fact] : (fact as readonly string[])
}

const folded = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()

const ofPeople: readonly string[] = ['holder', 'mentioned']

/** Whether a condition says `me`. */
export const saysMe = ({ field, values }: Condition): boolean => ofPeople.includes(field) && values.includes('me')

/** The conditions with `me` as the person whose view it is. */
export const asked = (conditions: readonly Condition[], me: string | null): Condition[] =>
  conditions.map(condition =>
    saysMe(condition) && me !== null
      ? { ...condition, values: condition.values.map(value => (value === 'me' ? me : value)) }
      : condition,
  )
