import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type Query, useBrand } from '#web/api'
import { alertsKey } from '#web/cache'

type Paged<T> = { rows: T[]; next: string | null }

/** One thing of alerts, asked again whenever something there has changed. */
export function useAsk<T>(name: string, path: string, isAsked = true) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: [...alertsKey(workspace.id), name],
    queryFn: ({ signal }) => api.get<T>(path, {}, signal),
    enabled: isAsked,
  })
}

/** A list of alerts, page after page. */
export function usePages<T>(name: string, path: string, query: Query = {}) {
  const { api, workspace } = useBrand()
  const asked = useInfiniteQuery({
    queryKey: [...alertsKey(workspace.id), name, query],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get<Paged<T>>(path, { ...query, ...(pageParam && { after: pageParam }) }, signal),
    getNextPageParam: page => page.next,
  })
  return { ...asked, data: asked.data?.pages.flatMap(page => page.rows) }
}

export type Pages<T> = ReturnType<typeof usePages<T>>

/** Each deed asks again for all that may have changed with it. */
export function useDeed<Asked, Answer>(mutationFn: (asked: Asked) => Promise<Answer>) {
  const { workspace } = useBrand()
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSettled: () => client.invalidateQueries({ queryKey: alertsKey(workspace.id) }),
  })
}
