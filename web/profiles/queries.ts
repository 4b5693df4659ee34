import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  AccountsChosen,
  AccountsFound,
  ChannelCard,
  NewProfile,
  ProfileCard,
  ProfileChange,
  ProfileCheck,
  ProfileKept,
  SettingsTried,
} from '#protocol'
import { type Api, useBrand } from '#web/api'
import { type Language, useLanguage } from '#web/texts'

export const profilesKey = (workspaceId: string) => ['profiles', workspaceId] as const

export const profilesQuery = (api: Api, workspaceId: string) =>
  queryOptions({
    queryKey: profilesKey(workspaceId),
    queryFn: ({ signal }) => api.get<ProfileCard[]>('/profiles', {}, signal),
  })

export const channelsQuery = (api: Api, workspaceId: string, language: Language) =>
  queryOptions({
    queryKey: ['channels', workspaceId, language],
    queryFn: ({ signal }) => api.get<ChannelCard[]>('/channels', { language }, signal),
    staleTime: Infinity,
  })

/** The profiles of the brand, with how they fare. */
export function useProfiles() {
  const { api, workspace } = useBrand()
  return useQuery(profilesQuery(api, workspace.id))
}

/** The channels this installation has. */
export function useChannels() {
  const { api, workspace } = useBrand()
  const { language } = useLanguage()
  return useQuery({ ...channelsQuery(api, workspace.id, language), placeholderData: keepPreviousData })
}

/** The accounts that a connection reaches, asked of the platform anew for each one who looks. */
export function useFoundAccounts(profileId: string) {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  return useQuery({
    queryKey: ['accounts', workspace.id, profileId],
    queryFn: async ({ signal }) => {
      const found = await api.get<AccountsFound>(`/profiles/${profileId}/accounts`, {}, signal)
      void client.invalidateQueries({ queryKey: profilesKey(workspace.id) })
      return found
    },
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  })
}

export function useProfileDeeds() {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const onSettled = () => client.invalidateQueries({ queryKey: profilesKey(workspace.id) })
  return {
    add: useMutation({ mutationFn: (asked: NewProfile) => api.post<ProfileKept>('/profiles', asked), onSettled }),
    /** Asks the platform of settings that nobody has kept yet. */
    attempt: useMutation({
      mutationFn: ({ channel, ...asked }: Pick<NewProfile, 'channel' | 'settings' | 'signIn'>) =>
        api.post<SettingsTried>(`/channels/${channel}/try`, asked),
    }),
    edit: useMutation({
      mutationFn: ({ id, ...change }: ProfileChange & { id: string }) =>
        api.patch<ProfileKept>(`/profiles/${id}`, change),
      onSettled,
    }),
    /** Puts a profile to rest or wakes it. */
    turn: useMutation({
      mutationFn: ({ id, to }: { id: string; to: 'enable' | 'disable' }) => api.post<void>(`/profiles/${id}/${to}`),
      onSettled,
    }),
    /** Makes profiles of accounts of the connection. */
    choose: useMutation({
      mutationFn: ({ id, accounts }: AccountsChosen & { id: string }) =>
        api.post<ProfileCard[]>(`/profiles/${id}/accounts`, { accounts }),
      onSettled,
    }),
    check: useMutation({ mutationFn: (id: string) => api.post<ProfileCheck>(`/profiles/${id}/check`), onSettled }),
  }
}
