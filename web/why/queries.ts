import { useQuery } from '@tanstack/react-query'
import type { RoutingWhy } from '#protocol'
import { useBrand } from '#web/api'
import { whyKey } from './keys.ts'

/** Decisions are told; that time passes, and that colleagues come and go, is not. */
const everyMs = 10_000

export function useRoutingWhy(conversationId: string) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: [...whyKey(workspace.id), conversationId],
    queryFn: ({ signal }) => api.get<RoutingWhy>(`/conversations/${conversationId}/routing`, {}, signal),
    refetchOnMount: 'always',
    refetchInterval: everyMs,
  })
}

type NamedSkill = { id: string; name: { es: string; en: string } }

/** What the brand's people can do, as it is called; asked for only where something of it is to be said. */
export function useSkillNames(isAsked: boolean) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: ['why skills', workspace.id],
    queryFn: ({ signal }) => api.get<NamedSkill[]>('/skills', {}, signal),
    enabled: isAsked,
    staleTime: 60_000,
  })
}
