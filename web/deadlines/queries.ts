import { useQuery } from '@tanstack/react-query'
import type { DeadlineCard } from '#protocol'
import { useBrand } from '#web/api'
import { deadlinesKey } from './keys.ts'

/** The clocks of a conversation, the latest first; told anew as they change. */
export function useDeadlines(conversationId: string) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: [...deadlinesKey(workspace.id), conversationId],
    queryFn: ({ signal }) => api.get<DeadlineCard[]>(`/conversations/${conversationId}/deadlines`, {}, signal),
    refetchOnMount: 'always',
  })
}
