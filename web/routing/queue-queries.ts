import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { QueueRule } from '#protocol'
import { useBrand } from '#web/api'

export type NamedSkill = { id: string; name: { es: string; en: string }; isArchived: boolean }

const rulesKey = (workspaceId: string) => ['queue rules', workspaceId] as const

export function useQueueRules() {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: rulesKey(workspace.id),
    queryFn: ({ signal }) => api.get<QueueRule[]>('/routing/queues', {}, signal),
  })
}

/** What the brand's people can do, as it is called. */
export function useSkillNames() {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: ['skill names', workspace.id],
    queryFn: ({ signal }) => api.get<NamedSkill[]>('/skills', {}, signal),
  })
}

/** It stands at once; refused, it is as it was. */
export function useSetQueueRule() {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const key = rulesKey(workspace.id)
  return useMutation({
    scope: { id: 'queue rules' },
    mutationFn: (rule: QueueRule) => api.put('/routing/queues', rule),
    onMutate: async rule => {
      await client.cancelQueries({ queryKey: key })
      client.setQueryData<QueueRule[]>(key, all => all?.map(one => (one.teamId === rule.teamId ? rule : one)))
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  })
}
