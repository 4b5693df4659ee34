import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  ApiKey,
  AuditPage,
  Colleague,
  Invitation,
  InvitationSent,
  KeyAsk,
  NewApiKey,
  NewInvitation,
  Role,
  Sees,
} from '#protocol'
import { forgetPeople, invitationsKey, useAsked } from './colleagues.ts'

const apiKeysKey = (workspaceId: string) => ['api-keys', workspaceId] as const

export function useInvitations() {
  const { api, workspaceId } = useAsked()
  return useQuery({
    queryKey: invitationsKey(workspaceId),
    queryFn: ({ signal }) => api.get<Invitation[]>('/invitations', {}, signal),
  })
}

export function useTeamDeeds() {
  const { api, workspaceId } = useAsked()
  const client = useQueryClient()
  const onSuccess = (): void => forgetPeople(client, workspaceId)
  return {
    invite: useMutation({
      mutationFn: (asked: NewInvitation) => api.post<InvitationSent>('/invitations', asked),
      onSuccess,
    }),
    withdraw: useMutation({ mutationFn: (id: string) => api.remove<void>(`/invitations/${id}`), onSuccess }),
    change: useMutation({
      mutationFn: ({ id, ...changed }: { id: string; role?: Role; sees?: Sees }) =>
        api.patch<Colleague>(`/people/${id}`, changed),
      onSuccess,
    }),
    remove: useMutation({ mutationFn: (id: string) => api.remove<void>(`/people/${id}`), onSuccess }),
  }
}

export function useApiKeys() {
  const { api, workspaceId } = useAsked()
  return useQuery({
    queryKey: apiKeysKey(workspaceId),
    queryFn: ({ signal }) => api.get<ApiKey[]>('/keys', {}, signal),
  })
}

export function useKeyDeeds() {
  const { api, workspaceId } = useAsked()
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: apiKeysKey(workspaceId) })
  return {
    issue: useMutation({ mutationFn: (asked: KeyAsk) => api.post<NewApiKey>('/keys', asked), onSuccess }),
    revoke: useMutation({ mutationFn: (id: string) => api.remove<void>(`/keys/${id}`), onSuccess }),
  }
}

/** Who did what, the latest first, a page at a time. */
export function useAudit() {
  const { api, workspaceId } = useAsked()
  return useInfiniteQuery({
    queryKey: ['audit', workspaceId],
    queryFn: ({ signal, pageParam }) => api.get<AuditPage>('/audit', { before: pageParam, limit: 50 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
  })
}
