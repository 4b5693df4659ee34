import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { CustomerCard, CustomersPage, FoundPerson, Glance, SearchPage } from '#protocol'
import { useBrand } from '#web/api'
import { linksKey } from '#web/linking'
import { useLanguage } from '#web/texts'

/** Whoever came last first. */
export function useCustomers() {
  const { api, workspace } = useBrand()
  return useInfiniteQuery({
    queryKey: [...linksKey(workspace.id), 'all'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get<CustomersPage>('/customers', pageParam ? { after: pageParam } : {}, signal),
    getNextPageParam: page => page.next,
  })
}

/** A customer; whoever is linked or told apart is asked for again. */
export function useCustomer(id: string) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: [...linksKey(workspace.id), id, 'card'],
    queryFn: ({ signal }) => api.get<CustomerCard>(`/customers/${id}`, {}, signal),
  })
}

/** When and where they spoke with us. `knownAt`: when something was last heard of them. */
export function useGlance(id: string, knownAt = 0) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: [...linksKey(workspace.id), id, 'glance', knownAt],
    queryFn: ({ signal }) => api.get<Glance>(`/customers/${id}/glance`, {}, signal),
    placeholderData: keepPreviousData,
  })
}

/** Whoever is called so, or has this number or address. */
export function useFound(q: string) {
  const { api, workspace } = useBrand()
  const { language } = useLanguage()
  return useQuery({
    queryKey: ['search', workspace.id, 'people', language, q],
    queryFn: ({ signal }) => api.get<SearchPage>('/search', { q: q.slice(0, 200), language, limit: 1 }, signal),
    select: ({ people }): FoundPerson[] => people,
    placeholderData: keepPreviousData,
  })
}

/** Where all that is kept of a customer is to be had, in the language of whoever asks. */
export function useExportAddress(id: string): string {
  const { workspace } = useBrand()
  const { language } = useLanguage()
  return `/api/v1/customers/${id}/export?workspace=${workspace.id}&language=${language}`
}
