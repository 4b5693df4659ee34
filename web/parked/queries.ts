import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ParkedCard, ParkedEventCard } from '#protocol'
import { useBrand } from '#web/api'

/** All that is parked; each of its two lists stands below it. */
export const parkedKey = (workspaceId: string) => ['parked', workspaceId] as const

/** What came, could not be taken and waits for somebody. */
export function useParked() {
  const { api, workspace, may } = useBrand()
  return useQuery({
    queryKey: [...parkedKey(workspace.id), 'arrivals'],
    queryFn: ({ signal }) => api.get<ParkedCard[]>('/parked', {}, signal),
    enabled: may('administer'),
  })
}

/** What happened here, could not be followed and waits for somebody. */
export function useParkedEvents() {
  const { api, workspace, may } = useBrand()
  return useQuery({
    queryKey: [...parkedKey(workspace.id), 'events'],
    queryFn: ({ signal }) => api.get<ParkedEventCard[]>('/parked-events', {}, signal),
    enabled: may('administer'),
  })
}

/** What the platform sent, as it came. */
export function useRaw(id: string, isAsked: boolean) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: ['parked-body', workspace.id, id],
    queryFn: ({ signal }) => api.get<{ body: string }>(`/parked/${id}/body`, {}, signal),
    enabled: isAsked,
    staleTime: Infinity,
  })
}

/** Taking again, or letting go, what is parked at this address of the API. */
export function useParkedDeeds(address: string) {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const onSettled = () => client.invalidateQueries({ queryKey: parkedKey(workspace.id) })
  return {
    replay: useMutation({ mutationFn: () => api.post<void>(`${address}/replay`), onSettled }),
    discard: useMutation({ mutationFn: () => api.remove<void>(address), onSettled }),
  }
}
