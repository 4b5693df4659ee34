import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Tag, TagHue, TagRules } from '#protocol'
import { useBrand } from '#web/api'

const tagsKey = (workspaceId: string) => ['tags', workspaceId] as const
const rulesKey = (workspaceId: string) => ['tag-rules', workspaceId] as const

/** All of them by name, archived ones too. */
export function useTags() {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: tagsKey(workspace.id),
    queryFn: ({ signal }) => api.get<Tag[]>('/tags', {}, signal),
    staleTime: 300_000,
  })
}

export function useTagRules() {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: rulesKey(workspace.id),
    queryFn: ({ signal }) => api.get<TagRules>('/tags/rules', {}, signal),
    staleTime: 300_000,
  })
}

/** Whether who is here may make tags, as far as is known. */
export function useTagsMayBeAdded(): boolean {
  const { may } = useBrand()
  const rules = useTagRules().data
  return may('supervise') || rules?.agentsMayAdd === true
}

/** Tags changed, here or elsewhere. */
export function forgetTags(client: QueryClient, workspaceId: string): void {
  void client.invalidateQueries({ queryKey: tagsKey(workspaceId) })
  void client.invalidateQueries({ queryKey: rulesKey(workspaceId) })
}

type Change = Partial<Omit<Tag, 'id'>>

export function useTagDeeds() {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const take = (tag: Tag): void => {
    client.setQueryData<Tag[]>(tagsKey(workspace.id), all => all && [...all.filter(({ id }) => id !== tag.id), tag])
    forgetTags(client, workspace.id)
  }
  return {
    add: useMutation({
      mutationFn: (made: { name: string; hue?: TagHue }) => api.post<Tag>('/tags', made),
      onSuccess: take,
    }),
    edit: useMutation({
      mutationFn: ({ id, ...change }: Change & { id: string }) => api.patch<Tag>(`/tags/${id}`, change),
      onSuccess: () => forgetTags(client, workspace.id),
    }),
    setRules: useMutation({
      mutationFn: (rules: TagRules) => api.put<TagRules>('/tags/rules', rules),
      onSuccess: rules => client.setQueryData(rulesKey(workspace.id), rules),
    }),
  }
}
