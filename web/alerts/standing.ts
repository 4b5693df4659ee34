import { useQuery } from '@tanstack/react-query'
import type { AlertStanding } from '#protocol'
import { useBrand } from '#web/api'
import { alertsKey } from '#web/cache'

/** How much stands open, and when was looked last. */
export function useStanding() {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: [...alertsKey(workspace.id), 'standing'],
    queryFn: ({ signal }) => api.get<AlertStanding>('/alerts/standing', {}, signal),
  })
}
