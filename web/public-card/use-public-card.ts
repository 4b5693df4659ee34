import { useState } from 'react'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ProfileCard, PublicCardView, PublicSide } from '#protocol'
import { type Api, useBrand } from '#web/api'
import { profilesKey } from '#web/profiles'

const keyOf = (workspaceId: string, id: string) => [...profilesKey(workspaceId), id, 'public'] as const

/** What a profile says of itself in public, and how that stands on its platform. */
export const publicCardQuery = (api: Api, workspaceId: string, id: string) =>
  queryOptions({
    queryKey: keyOf(workspaceId, id),
    queryFn: ({ signal }) => api.get<PublicCardView>(`/profiles/${id}/public`, {}, signal),
  })

export type PublicDraft = ReturnType<typeof usePublicCard>

/** What is being written of it, until it is kept with the rest of the page. */
export function usePublicCard({ id }: Pick<ProfileCard, 'id'>) {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const query = useQuery(publicCardQuery(api, workspace.id, id))
  const [written, setWritten] = useState<PublicSide>()
  const onSuccess = (view: PublicCardView) => client.setQueryData(keyOf(workspace.id, id), view)
  const keeping = useMutation({
    mutationFn: (side: PublicSide) => api.put<PublicCardView>(`/profiles/${id}/public`, side),
    onSuccess,
  })
  const again = useMutation({ mutationFn: () => api.post<PublicCardView>(`/profiles/${id}/public/again`), onSuccess })
  const before = query.data?.side
  const side = written ?? before
  return {
    query,
    side,
    write: setWritten,
    isChanged: written !== undefined && JSON.stringify(written) !== JSON.stringify(before),
    isPending: keeping.isPending,
    isKept: keeping.isSuccess,
    error: keeping.error,
    again,
    keep: () => void (side && keeping.mutate(side, { onSuccess: () => setWritten(undefined) })),
    discard: () => setWritten(undefined),
  }
}
