import { useMemo, useState } from 'react'
import type { Sort } from '#protocol'
import { type Narrowing, sortOf } from '#web/live'
import { useSavedView } from '#web/views'
import { choose, readChoices, useChoices } from './choices.ts'
import { type DeskSearch, narrowingOf, savedOf, viewOf } from './places.ts'

/** The list that an address and one's own choices name. */
export function usePlace(place: string, search: DeskSearch): Narrowing {
  const id = savedOf(place)
  const sort = useLastSort(id, useSavedView(id)?.sort)
  const kept = useChoices().sorts?.[place]
  return useMemo(() => {
    const saved = id && sort ? { id, sort } : undefined
    const found = narrowingOf({ view: id ? 'all' : viewOf(place), saved }, search, kept)
    return id ? { ...found, saved: id } : found
  }, [id, place, sort, search, kept])
}

/** A view that is deleted while it is on screen is not asked for once more before one has left it. */
function useLastSort(id: string | undefined, sort: Sort | undefined): Sort | undefined {
  const [last, setLast] = useState<{ id: string; sort: Sort }>()
  if (id && sort && (last?.id !== id || last.sort !== sort)) setLast({ id, sort })
  return sort ?? (last?.id === id ? last?.sort : undefined)
}

/** A list stands again as one has left it. */
export function keepSort(narrowing: Narrowing): void {
  const place = narrowing.saved ?? narrowing.view
  choose({ sorts: { ...readChoices().sorts, [place]: sortOf(narrowing) } })
}
