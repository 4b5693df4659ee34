import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AcknowledgementCard, AcknowledgementView, NewAcknowledgement } from '#protocol'
import { useBrand } from '#web/api'

const acknowledgementsKey = (workspaceId: string) => ['acknowledgements', workspaceId] as const

/** Which accounts say something out of hours. */
export function useAcknowledgements() {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: acknowledgementsKey(workspace.id),
    queryFn: ({ signal }) => api.get<AcknowledgementCard[]>('/acknowledgements', {}, signal),
  })
}

/** What one says, and what would be read of it at this moment: asked for anew whenever it is looked at. */
export function useAcknowledgement(profileId: string) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: [...acknowledgementsKey(workspace.id), profileId],
    queryFn: ({ signal }) => api.get<AcknowledgementView>(`/profiles/${profileId}/acknowledgement`, {}, signal),
    refetchOnMount: 'always',
  })
}

export function useKeepAcknowledgement(profileId: string) {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const key = acknowledgementsKey(workspace.id)
  return useMutation({
    mutationFn: (asked: NewAcknowledgement) =>
      api.put<AcknowledgementView>(`/profiles/${profileId}/acknowledgement`, asked),
    onSuccess: found => client.setQueryData([...key, profileId], found),
    onSettled: () => client.invalidateQueries({ queryKey: key, exact: true }),
  })
}
