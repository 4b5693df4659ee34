import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ModelProvider, ModelProviders, ProviderCallPage, ProviderForm, ProviderTried } from '#protocol'
import { useBrand } from '#web/api'
import { providersKey } from './keys.ts'

/** Figures move with every message read; events tell of the state alone. */
const everyMs = 15_000

export function useProviders() {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: [...providersKey(workspace.id), 'list'],
    queryFn: ({ signal }) => api.get<ModelProviders>('/providers', {}, signal),
    refetchInterval: everyMs,
  })
}

export function useCalls() {
  const { api, workspace } = useBrand()
  return useInfiniteQuery({
    queryKey: [...providersKey(workspace.id), 'calls'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get<ProviderCallPage>('/provider-calls', pageParam ? { before: pageParam } : {}, signal),
    getNextPageParam: page => page.next,
  })
}

export function useCallText(id: string) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: [...providersKey(workspace.id), 'text', id],
    queryFn: ({ signal }) => api.get<{ text: string }>(`/provider-calls/${id}/text`, {}, signal),
  })
}

/** What can be done; each shows everywhere what it has changed. */
export function useProviderDeeds() {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const onSettled = () => client.invalidateQueries({ queryKey: providersKey(workspace.id) })
  return {
    keep: useMutation({
      mutationFn: ({ id, ...form }: ProviderForm & { id?: string | undefined }) =>
        id === undefined
          ? api.post<ModelProvider>('/providers', form)
          : api.put<ModelProvider>(`/providers/${id}`, form),
      onSettled,
    }),
    remove: useMutation({ mutationFn: (id: string) => api.remove<null>(`/providers/${id}`), onSettled }),
    tryOut: useMutation({
      mutationFn: ({ id, text }: { id: string; text: string }) =>
        api.post<ProviderTried>(`/providers/${id}/try`, { text }),
      onSettled,
    }),
  }
}
