import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CustomerCard, CustomersPage, Erasure, FoundPerson, Glance, SearchPage } from '#protocol'
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

const lookMs = 1000

/** How it is with forgetting a customer; while it is under way it is asked for again and again. */
export function useErasure(id: string) {
  const { api, workspace, may } = useBrand()
  return useQuery({
    queryKey: [...linksKey(workspace.id), id, 'erasure'],
    queryFn: ({ signal }) => api.get<Erasure | null>(`/customers/${id}/erasure`, {}, signal),
    enabled: may('administer'),
    refetchInterval: ({ state: { data } }) => (data && data.cases.length === 0 ? lookMs : false),
  })
}

/** Asks that somebody is forgotten. */
export function useErase(id: string) {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.post<Erasure>(`/customers/${id}/erasure`),
    onSuccess: erasure => client.setQueryData([...linksKey(workspace.id), id, 'erasure'], erasure),
  })
}

/** They are no more: nothing of them is kept here either. */
export function useForget(id: string): () => void {
  const { workspace } = useBrand()
  const client = useQueryClient()
  return () => {
    client.removeQueries({ queryKey: [...linksKey(workspace.id), id] })
    client.removeQueries({ queryKey: ['search', workspace.id] })
    void client.invalidateQueries({ queryKey: [...linksKey(workspace.id), 'all'] })
  }
}
