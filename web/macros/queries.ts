import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Macro, NewMacro, Reason } from '#protocol'
import { useBrand } from '#web/api'
import { macrosKey } from './key.ts'

/** Those that one finds, by name. */
export function useMacros() {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: macrosKey(workspace.id),
    queryFn: ({ signal }) => api.get<Macro[]>('/macros', {}, signal),
    staleTime: 300_000,
  })
}

/** What a macro can close for. */
export function useReasonsToClose() {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: ['reasons', workspace.id],
    queryFn: ({ signal }) => api.get<Reason[]>('/reasons', {}, signal),
    staleTime: 300_000,
  })
}

export function useMacroDeeds() {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: macrosKey(workspace.id) })
  return {
    keep: useMutation({
      mutationFn: ({ id, ...written }: NewMacro & { id: string | undefined }) =>
        id === undefined ? api.post<Macro>('/macros', written) : api.patch<Macro>(`/macros/${id}`, written),
      onSuccess,
    }),
    remove: useMutation({ mutationFn: (id: string) => api.remove(`/macros/${id}`), onSuccess }),
  }
}
