import type { Condition } from '#protocol'

/** What is known of a conversation, by the fields that were asked for. */
export type Facts = Readonly<Record<string, string | readonly string[] | null>>

/** Whether a conversation stands in a view: all of its conditions hold. Pure. */
export const holds = (conditions: readonly Condition[], facts: Facts): boolean =>
  conditions.every(condition => fits(condition, told(facts[condition.field])))

function fits({ operator, values }: Condition, facts: readonly string[]): boolean {
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
    case 'contains':
      return facts.some(fact => values.some(value => folded(fact).includes(folded(value))))
  }
}

const told = (fact: Facts[string] | undefined): readonly string[] =>
  fact === null || fact === undefined ? [] : typeof fact === 'string' ? [fact] : fact

const folded = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()

/** The conditions with `me` as the person whose view it is. */
export const asked = (conditions: readonly Condition[], me: string | null): Condition[] =>
  conditions.map(condition =>
    condition.field === 'holder' && me !== null
      ? { ...condition, values: condition.values.map(value => (value === 'me' ? me : value)) }
      : condition,
  )
