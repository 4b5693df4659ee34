import { useEffect } from 'react'
import type { View } from '#protocol'
import { useCounts, VIEW_NAMES } from '#web/inbox'
import { useText } from '#web/texts'

/** The tab says how many wait and where one is. */
export function useTitle(view: View, saved: string | undefined, brand: string): void {
  const t = useText()
  const { data } = useCounts()
  const waiting = data?.mine ?? 0
  const name = saved ?? t(VIEW_NAMES[view])
  useEffect(() => {
    document.title = `${waiting > 0 ? `(${waiting}) ` : ''}${name} · ${brand}`
  }, [waiting, name, brand])
}
