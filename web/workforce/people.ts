import { useMemo } from 'react'
import type { Colleague, StaffLine } from '#protocol'
import { useColleagues } from '#web/people'

/** One of the team with their name; whoever is not known by name yet stands at the end. */
export type Agent = StaffLine & Pick<Colleague, 'name' | 'picture'>

/** Those lines with their names, by name. */
export function useNamed(lines: readonly StaffLine[]): Agent[] {
  const people = useColleagues().data
  return useMemo(() => {
    const known = new Map(people?.map(each => [each.id, each]))
    return lines
      .flatMap(line => {
        const person = known.get(line.personId)
        return person ? [{ ...line, name: person.name, picture: person.picture }] : []
      })
      .toSorted((one, other) => one.name.localeCompare(other.name))
  }, [lines, people])
}
