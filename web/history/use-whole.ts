import { useEffect, useMemo, useRef } from 'react'
import { useBrand } from '#web/api'
import type { Whole } from '#web/viewer'
import type { Message, TimelinePage } from '#protocol'

const PAGE = 50

/** All that was said with a customer, for those who look through what was sent: what is loaded, and the rest as it is asked for. */
export function useWholeOf(customerId: string, messages: readonly Message[]): Whole {
  const { api } = useBrand()
  const latest = useRef(messages)
  useEffect(() => void (latest.current = messages), [messages])
  return useMemo(
    () => ({
      messages: () => latest.current,
      page: ask => api.get<TimelinePage>(`/customers/${customerId}/timeline`, { ...ask, kind: 'media', limit: PAGE }),
    }),
    [api, customerId],
  )
}
