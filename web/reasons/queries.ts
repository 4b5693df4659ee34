import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Reason } from '#protocol'
import { useBrand } from '#web/api'

export const reasonsKey = (workspaceId: string) => ['reasons', workspaceId] as const

/** The whole tree, depth first: also what is kept only for old conversations. */
export function useReasons() {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: reasonsKey(workspace.id),
    queryFn: ({ signal }) => api.get<Reason[]>('/reasons', { all: true }, signal),
    staleTime: 300_000,
  })
}

export type ReasonForm = Pick<Reason, 'label' | 'parentId' | 'toCustomer' | 'toBrand'>
type Change = Partial<ReasonForm> & { id: string; position?: number; isArchived?: boolean }

export function useReasonDeeds() {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: reasonsKey(workspace.id) })
  return {
    add: useMutation({ mutationFn: (made: ReasonForm) => api.post<Reason>('/reasons', made), onSuccess }),
    edit: useMutation({
      mutationFn: ({ id, ...change }: Change) => api.patch<Reason>(`/reasons/${id}`, change),
      onSuccess,
    }),
  }
}
