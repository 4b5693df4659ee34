import { useQuery } from '@tanstack/react-query'
import type { CheckFacts, Way } from '#protocol'
import { useBrand } from '#web/api'

const FRESH_MS = 60_000

/** What the detectors must know of a conversation, asked for once something is being written. */
export function useCheckFacts(conversationId: string, isWanted: boolean) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: ['checks', workspace.id, conversationId],
    queryFn: ({ signal }) => api.get<CheckFacts>(`/conversations/${conversationId}/checks`, {}, signal),
    enabled: isWanted,
    staleTime: FRESH_MS,
  })
}

/** Where else the customer can be answered, as it is now. */
export function useWaysTo(conversationId: string) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: ['ways', workspace.id, conversationId],
    queryFn: ({ signal }) => api.get<Way[]>(`/conversations/${conversationId}/ways`, {}, signal),
    staleTime: 0,
  })
}
