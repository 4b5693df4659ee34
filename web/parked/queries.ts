import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ParkedCard } from '#protocol'
import { useBrand } from '#web/api'

export const parkedKey = (workspaceId: string) => ['parked', workspaceId] as const

/** What could not be taken and waits for somebody. */
export function useParked() {
  const { api, workspace, may } = useBrand()
  return useQuery({
    queryKey: parkedKey(workspace.id),
    queryFn: ({ signal }) => api.get<ParkedCard[]>('/parked', {}, signal),
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

export function useReplay() {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.post<void>(`/parked/${id}/replay`),
    onSettled: () => client.invalidateQueries({ queryKey: parkedKey(workspace.id) }),
  })
}
