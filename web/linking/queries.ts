import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { FoundPerson, LikelyPerson, LinkCard, SearchPage } from '#protocol'
import { useBrand } from '#web/api'
import { useLanguage } from '#web/texts'
import { linksKey } from './key.ts'

/** All that was said about whose a customer's accounts are. */
export function useLinks(customerId: string) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: [...linksKey(workspace.id), customerId],
    queryFn: ({ signal }) => api.get<LinkCard[]>(`/customers/${customerId}/links`, {}, signal),
  })
}

/** Who else a customer may be, the likeliest first. */
export function useLikely(customerId: string) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: [...linksKey(workspace.id), customerId, 'likely'],
    queryFn: ({ signal }) => api.get<LikelyPerson[]>(`/customers/${customerId}/likely`, {}, signal),
  })
}

/** Shorter than this everybody would be found. */
const shortest = 2

/** Customers who are called so, or have this number or address. */
export function useFoundPeople(search: string): { people: readonly FoundPerson[]; isComing: boolean } {
  const { api, workspace } = useBrand()
  const { language } = useLanguage()
  const q = search.trim().slice(0, 200)
  const isAsked = q.length >= shortest
  const { data, isPlaceholderData, isLoading } = useQuery({
    queryKey: ['search', workspace.id, 'people', language, q],
    queryFn: ({ signal }) => api.get<SearchPage>('/search', { q, language, limit: 1 }, signal),
    select: ({ people }) => people,
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })
  return { people: (isAsked && data) || NONE, isComing: isPlaceholderData || isLoading }
}

const NONE: readonly FoundPerson[] = []
