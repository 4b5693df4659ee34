import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import type { Colleague } from '#protocol'
import { type Api, useBrand } from '#web/api'

type Asked = { api: Api; workspaceId: string }

const peopleKey = (workspaceId: string) => ['people', workspaceId] as const
export const invitationsKey = (workspaceId: string) => ['invitations', workspaceId] as const

export function useAsked(): Asked {
  const { api, workspace } = useBrand()
  return { api, workspaceId: workspace.id }
}

export const colleaguesQuery = ({ api, workspaceId }: Asked) =>
  queryOptions({
    queryKey: peopleKey(workspaceId),
    queryFn: ({ signal }) => api.get<Colleague[]>('/people', {}, signal),
    staleTime: 300_000,
  })

/** The team, by name. */
export function useColleagues() {
  return useQuery(colleaguesQuery(useAsked()))
}

/** People changed, here or elsewhere. */
export function forgetPeople(client: QueryClient, workspaceId: string): void {
  void client.invalidateQueries({ queryKey: peopleKey(workspaceId) })
  void client.invalidateQueries({ queryKey: invitationsKey(workspaceId) })
}
