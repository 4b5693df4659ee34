import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { OwnTable } from '#protocol'
import { useBrand } from '#web/api'
import { tableKey } from './keys.ts'

/** What one has in hand; the live stream tells when it is another. */
export function useTable() {
  const { api, workspace, may } = useBrand()
  return useQuery({
    queryKey: tableKey(workspace.id),
    queryFn: ({ signal }) => api.get<OwnTable>('/routing/mine', {}, signal),
    enabled: may('answer'),
    staleTime: Infinity,
  })
}

/** One has written down what was settled. It is over at once; where that was not heard, the table tells. */
export function useEndWrapUp() {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const key = tableKey(workspace.id)
  return useMutation({
    mutationFn: () => api.post('/routing/mine/done', {}),
    onMutate: async () => {
      await client.cancelQueries({ queryKey: key })
      client.setQueryData<OwnTable>(key, table => table && { ...table, wrapUpUntil: null })
    },
    onError: () => client.invalidateQueries({ queryKey: key }),
  })
}
