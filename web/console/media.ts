import { useCallback, useSyncExternalStore } from 'react'

/** Whether the window is as the query says, now. */
export function useMediaQuery(query: string): boolean {
  const watch = useCallback(
    (told: () => void) => {
      const list = matchMedia(query)
      list.addEventListener('change', told)
      return () => list.removeEventListener('change', told)
    },
    [query],
  )
  return useSyncExternalStore(watch, () => matchMedia(query).matches)
}
