import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Case, CasePage, Row } from '#protocol'
import { useBrand } from '#web/api'
import { casesKey } from '#web/cache'

/** The cases of a customer that are open. */
export function useCasesOf(customerId: string) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: [...casesKey(workspace.id), 'of', customerId],
    queryFn: ({ signal }) => api.get<{ rows: Case[] }>('/cases', { customer: customerId }, signal),
    select: ({ rows }) => rows,
  })
}

/** Cases that are called so, or have this number; the last that were found while others are on their way. */
export function useFoundCases(search: string): { found: readonly Case[]; isComing: boolean } {
  const { api, workspace } = useBrand()
  const q = search.trim().slice(0, 200)
  const { data, isPlaceholderData, isLoading } = useQuery({
    queryKey: [...casesKey(workspace.id), 'found', q],
    queryFn: ({ signal }) => api.get<{ rows: Case[] }>('/cases', { q }, signal),
    select: ({ rows }) => rows,
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
  return { found: (q !== '' && data) || NONE, isComing: isPlaceholderData || isLoading }
}

const NONE: readonly Case[] = []

export function useCaseRows(id: string) {
  const { api, workspace } = useBrand()
  return useInfiniteQuery({
    queryKey: [...casesKey(workspace.id), 'rows', id],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get<{ rows: Row[]; next: string | null }>(
        `/cases/${id}/conversations`,
        { limit: 50, ...(pageParam && { after: pageParam }) },
        signal,
      ),
    getNextPageParam: page => page.next,
  })
}

export function useRenaming(id: string) {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (title: string) => api.patch<CasePage>(`/cases/${id}`, { title }),
    onSettled: () => client.invalidateQueries({ queryKey: casesKey(workspace.id) }),
  })
}
