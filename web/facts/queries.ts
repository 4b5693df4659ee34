import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CustomerConsents, FactKind, FactLine, Purpose, ConsentWay } from '#protocol'
import { useBrand } from '#web/api'
import { factsKey } from './key.ts'

/** What is known of a customer, kind by kind. */
export function useFacts(customerId: string) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: [...factsKey(workspace.id), customerId],
    queryFn: ({ signal }) => api.get<FactLine[]>(`/customers/${customerId}/facts`, {}, signal),
  })
}

/** What a customer has agreed to, and all that was ever said of it. */
export function useConsents(customerId: string) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: [...factsKey(workspace.id), customerId, 'consents'],
    queryFn: ({ signal }) => api.get<CustomerConsents>(`/customers/${customerId}/consents`, {}, signal),
  })
}

/** `channel` null: on all of them. */
export type ConsentForm = { purpose: Purpose; channel: string | null; isGiven: boolean; way: ConsentWay; note: string }
export type FactForm = { kind: FactKind; value: string }

/** What one writes down of a customer; told to the server, and asked for again. */
export function useFactDeeds(customerId: string) {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: factsKey(workspace.id) })
  const path = `/customers/${customerId}`
  return {
    write: useMutation({
      mutationFn: (form: FactForm) => api.post<{ factId: string }>(`${path}/facts`, form),
      onSuccess,
    }),
    deny: useMutation({
      mutationFn: (form: FactForm) => api.post<{ factId: string }>(`${path}/facts/deny`, form),
      onSuccess,
    }),
    forget: useMutation({ mutationFn: (factId: string) => api.remove(`/facts/${factId}`), onSuccess }),
    agree: useMutation({
      mutationFn: (form: ConsentForm) => api.post<CustomerConsents>(`${path}/consents`, form),
      onSuccess,
    }),
  }
}
