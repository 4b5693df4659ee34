import { useMutation, useMutationState, useQuery, useQueryClient } from '@tanstack/react-query'
import type { OwnPresence, PresenceReason, PresenceState } from '#protocol'
import { useBrand } from '#web/api'
import { presenceKey } from './keys.ts'

const ownKey = (workspaceId: string) => [...presenceKey(workspaceId), 'own'] as const
const sayingKey = (workspaceId: string) => ['presence said', workspaceId] as const

/** How one stands oneself, the same in all one's windows. */
export function useOwnPresence() {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: ownKey(workspace.id),
    queryFn: ({ signal }) => api.get<OwnPresence>('/presences/mine', {}, signal),
    staleTime: 300_000,
  })
}

/** Why one may be busy or away; what is archived too. */
export function usePresenceReasons() {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: [...presenceKey(workspace.id), 'reasons'],
    queryFn: ({ signal }) => api.get<PresenceReason[]>('/presence-reasons', {}, signal),
    staleTime: 300_000,
  })
}

export type Saying =
  | { deed: 'say'; state: Exclude<PresenceState, 'not-responding'>; reasonId?: string }
  | { deed: 'pause' | 'back' | 'decline' }

/** What one says of oneself. What becomes of it is known wherever one looks (`useSayFault`). */
export function useSay(): (saying: Saying) => void {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const { mutate } = useMutation({
    mutationKey: sayingKey(workspace.id),
    scope: { id: 'presence' },
    mutationFn: (saying: Saying): Promise<unknown> => {
      if (saying.deed === 'pause') return api.post('/presences/mine/pause', {})
      if (saying.deed === 'back') return api.post('/presences/mine/back', {})
      if (saying.deed === 'decline') return api.remove('/presences/mine/offer')
      const { deed: _, ...said } = saying
      return api.put('/presences/mine', said)
    },
    onSettled: () => client.invalidateQueries({ queryKey: ownKey(workspace.id) }),
  })
  return mutate
}

/** Why what one said last of oneself was not taken. */
export function useSayFault(): unknown {
  const { workspace } = useBrand()
  const states = useMutationState({
    filters: { mutationKey: sayingKey(workspace.id) },
    select: ({ state }) => ({ at: state.submittedAt, error: state.error }),
  })
  return states.reduce<(typeof states)[number] | undefined>(
    (last, one) => (last && last.at > one.at ? last : one),
    undefined,
  )?.error
}
