import { useMemo } from 'react'
import type { Colleague, StaffLine } from '#protocol'

/** One of the team with their name. */
export type Agent = StaffLine & Pick<Colleague, 'name' | 'picture'>

/** Those lines with their names, by name; whoever has just come or gone is left out until both are known. */
export function useNamed(lines: readonly StaffLine[], people: readonly Colleague[]): Agent[] {
  return useMemo(() => {
    const known = new Map(people.map(each => [each.id, each]))
    return lines
      .flatMap(line => {
        const person = known.get(line.personId)
        return person ? [{ ...line, name: person.name, picture: person.picture }] : []
      })
      .toSorted((one, other) => one.name.localeCompare(other.name))
  }, [lines, people])
}
