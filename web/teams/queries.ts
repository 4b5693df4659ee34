import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Team } from '#protocol'
import { useBrand } from '#web/api'

const teamsKey = (workspaceId: string) => ['teams', workspaceId] as const
const NONE: readonly Team[] = []

/** Every team, also those that were archived: what was done with them keeps their name. */
export function useAllTeams() {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: teamsKey(workspace.id),
    queryFn: ({ signal }) => api.get<Team[]>('/teams', { all: true }, signal),
    staleTime: 300_000,
  })
}

/** The teams that there are, as far as they are known yet. */
export const useKnownTeams = (): readonly Team[] => useAllTeams().data ?? NONE

/** Teams changed, here or elsewhere. */
export function forgetTeams(client: QueryClient, workspaceId: string): void {
  void client.invalidateQueries({ queryKey: teamsKey(workspaceId) })
}

type NewTeam = Readonly<{ name: string; members: readonly string[] }>
type TeamChange = { id: string } & Partial<NewTeam & Pick<Team, 'isArchived'>>

export function useTeamsDeeds() {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const onSuccess = (): void => forgetTeams(client, workspace.id)
  return {
    add: useMutation({ mutationFn: (asked: NewTeam) => api.post<Team>('/teams', asked), onSuccess }),
    change: useMutation({
      mutationFn: ({ id, ...change }: TeamChange) => api.patch<Team>(`/teams/${id}`, change),
      onSuccess,
    }),
  }
}
