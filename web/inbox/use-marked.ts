import { useCallback, useMemo, useState } from 'react'

/** The rows that are chosen, by their ids, in the order in which they were. */
export type Marked = {
  ids: ReadonlySet<string>
  /** Chooses one or lets go of it; `among` the rows on screen, from the last one that was chosen on. */
  toggle: (id: string, among?: readonly string[]) => void
  add: (ids: readonly string[]) => void
  /** Lets go of all but these. */
  keep: (ids: readonly string[]) => void
}

const none: ReadonlySet<string> = new Set()

/** What is chosen in a list; in another list nothing is. */
export function useMarked(list: string): Marked {
  const [{ ids, of }, setMarked] = useState<{ ids: ReadonlySet<string>; last?: string; of: string }>({
    ids: none,
    of: list,
  })
  const here = of === list ? ids : none
  const toggle = useCallback(
    (id: string, among?: readonly string[]) =>
      setMarked(now => {
        const before = now.of === list ? now.ids : none
        if (among && now.last !== undefined)
          return { ids: before.union(new Set(between(among, now.last, id))), last: id, of: list }
        const after = new Set(before)
        if (!after.delete(id)) after.add(id)
        return { ids: after, last: id, of: list }
      }),
    [list],
  )
  const add = useCallback(
    (more: readonly string[]) =>
      setMarked(now => ({
        ids: (now.of === list ? now.ids : none).union(new Set(more)),
        last: more.at(-1)!,
        of: list,
      })),
    [list],
  )
  const keep = useCallback((some: readonly string[]) => setMarked({ ids: new Set(some), of: list }), [list])
  return useMemo(() => ({ ids: here, toggle, add, keep }), [here, toggle, add, keep])
}

/** Everything from one to the other, whichever comes first. */
function between(all: readonly string[], one: string, other: string): readonly string[] {
  const places = [all.indexOf(one), all.indexOf(other)].toSorted((a, b) => a - b) as [number, number]
  return places[0] < 0 ? [other] : all.slice(places[0], places[1] + 1)
}
