import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PromiseDeed, PromiseInTalk, PromisePage, PromiseTab } from '#protocol'
import { useBrand } from '#web/api'
import { promisesKey } from './keys.ts'

/** What was promised in a conversation. */
export function usePromisesOf(conversationId: string) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: [...promisesKey(workspace.id), 'of', conversationId],
    queryFn: ({ signal }) => api.get<PromiseInTalk[]>(`/conversations/${conversationId}/promises`, {}, signal),
  })
}

export function usePromiseList(tab: PromiseTab, owner: string) {
  const { api, workspace } = useBrand()
  return useInfiniteQuery({
    queryKey: [...promisesKey(workspace.id), 'list', tab, owner],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get<PromisePage>(
        '/promises',
        { tab, ...(owner && { owner }), ...(pageParam && { after: pageParam }) },
        signal,
      ),
    getNextPageParam: page => page.next,
  })
}

/** Does something with a promise; what shows it is asked for again. */
export function usePromiseDeed() {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...deed }: PromiseDeed & { id: string }) =>
      api.post<PromiseInTalk>(`/promises/${id}/steps`, deed),
    onSettled: () => client.invalidateQueries({ queryKey: promisesKey(workspace.id) }),
  })
}
