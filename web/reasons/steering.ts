import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ProposalStanding } from '#protocol'
import { useBrand } from '#web/api'
import { proposedKey } from './proposed.ts'

const standingKey = (workspaceId: string) => ['proposed-reasons-standing', workspaceId] as const

export function useStanding() {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: standingKey(workspace.id),
    queryFn: ({ signal }) => api.get<ProposalStanding>('/proposed-reasons', {}, signal),
    // It goes on learning.
    refetchInterval: ({ state }) => ((state.data?.waiting ?? 0) > 0 ? 5_000 : false),
  })
}

/** Shows or hides the proposals, begins anew, goes back to a version. */
export function useSteering() {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const onSuccess = (standing: ProposalStanding) => {
    client.setQueryData(standingKey(workspace.id), standing)
    return client.invalidateQueries({ queryKey: proposedKey(workspace.id) })
  }
  return {
    show: useMutation({
      mutationFn: (isShown: boolean) => api.put<ProposalStanding>('/proposed-reasons/shown', { isShown }),
      onSuccess,
    }),
    anew: useMutation({ mutationFn: () => api.post<ProposalStanding>('/proposed-reasons/anew'), onSuccess }),
    back: useMutation({
      mutationFn: (id: string) => api.post<ProposalStanding>(`/proposed-reasons/versions/${id}/back`),
      onSuccess,
    }),
  }
}
