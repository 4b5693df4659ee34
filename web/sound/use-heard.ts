import { type RefObject, useEffect, useState } from 'react'
import type { FileCard } from '#protocol'
import { type Heard, heardOf } from './hear.ts'

/** What it sounds like, looked at once it is in sight. */
export function useHeard({ id, size }: FileCard, address: string, box: RefObject<Element | null>): Heard | undefined {
  const [heard, setHeard] = useState<Heard>()
  useEffect(() => {
    let isStale = false
    const sight = new IntersectionObserver(seen => {
      if (!seen.some(one => one.isIntersecting)) return
      sight.disconnect()
      // Without the network it is a line, and can be tried.
      heardOf({ id, address, size }).then(
        found => isStale || setHeard(found),
        () => isStale || setHeard({ kind: 'plain' }),
      )
    })
    if (box.current) sight.observe(box.current)
    return () => {
      isStale = true
      sight.disconnect()
    }
  }, [id, address, size, box])
  return heard
}
