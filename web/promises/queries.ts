import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PromiseDeed, PromiseInTalk, PromisePage } from '#protocol'
import { useBrand } from '#web/api'
import { promisesKey } from './keys.ts'
import type { PromiseLook } from './look.ts'

/** What was promised in a conversation. */
export function usePromisesOf(conversationId: string) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: [...promisesKey(workspace.id), 'of', conversationId],
    queryFn: ({ signal }) => api.get<PromiseInTalk[]>(`/conversations/${conversationId}/promises`, {}, signal),
  })
}

/** What was promised to a customer. */
export function usePromisesTo(customerId: string) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: [...promisesKey(workspace.id), 'to', customerId],
    queryFn: ({ signal }) => api.get<PromiseInTalk[]>(`/customers/${customerId}/promises`, {}, signal),
  })
}

/** One, with all that was done with it. */
export function usePromise(id: string) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: [...promisesKey(workspace.id), 'one', id],
    queryFn: ({ signal }) => api.get<PromiseInTalk>(`/promises/${id}`, {}, signal),
  })
}

export function usePromiseList({ tab, owner, state }: PromiseLook) {
  const { api, workspace } = useBrand()
  return useInfiniteQuery({
    queryKey: [...promisesKey(workspace.id), 'list', tab, owner, state],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get<PromisePage>(
        '/promises',
        { tab, ...(owner && { owner }), ...(state && { state }), ...(pageParam && { after: pageParam }) },
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
