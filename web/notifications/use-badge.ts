import { useEffect } from 'react'
import { useUnreadNotifications } from './queries.ts'

type Badged = { setAppBadge?: (count: number) => Promise<void>; clearAppBadge?: () => Promise<void> }

/** Where the console is installed, its sign says how much is unread. */
export function useBadge(): void {
  const count = useUnreadNotifications().data?.count
  useEffect(() => {
    if (count === undefined) return
    const sign = navigator as Badged
    const saying = count > 0 ? sign.setAppBadge?.(count) : sign.clearAppBadge?.()
    // A browser may have it and refuse it.
    void saying?.catch(() => undefined)
  }, [count])
}
