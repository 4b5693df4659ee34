import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Field, FieldSubject, FieldValues, FilledFields } from '#protocol'
import { type Api, useBrand } from '#web/api'

const fieldsKey = (workspaceId: string) => ['fields', workspaceId] as const
const filledKey = (workspaceId: string) => ['filled', workspaceId] as const

export const fieldsQuery = (api: Api, workspaceId: string) =>
  queryOptions({
    queryKey: fieldsKey(workspaceId),
    queryFn: ({ signal }) => api.get<Field[]>('/fields', {}, signal),
    staleTime: 300_000,
  })

/** All of them in their order, archived ones too. */
export function useFields() {
  const { api, workspace } = useBrand()
  return useQuery(fieldsQuery(api, workspace.id))
}

export const filledQuery = (api: Api, workspaceId: string, conversationId: string) =>
  queryOptions({
    queryKey: [...filledKey(workspaceId), conversationId],
    queryFn: ({ signal }) => api.get<FilledFields>(`/conversations/${conversationId}/fields`, {}, signal),
    refetchOnMount: 'always',
  })

/** What is filled in of a conversation and of its customer; a brand without fields is not asked. */
export function useFilled(conversationId: string) {
  const { api, workspace } = useBrand()
  const hasAny = (useFields().data?.length ?? 0) > 0
  return useQuery({ ...filledQuery(api, workspace.id, conversationId), enabled: hasAny })
}

export function useFill(conversationId: string) {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (filling: Partial<Record<FieldSubject, FieldValues>>) =>
      api.patch<FilledFields>(`/conversations/${conversationId}/fields`, filling),
    onSuccess: filled => client.setQueryData(filledQuery(api, workspace.id, conversationId).queryKey, filled),
  })
}

/** Fields or what is filled in changed, here or elsewhere. */
export function forgetFields(client: QueryClient, workspaceId: string): void {
  void client.invalidateQueries({ queryKey: fieldsKey(workspaceId) })
  void client.invalidateQueries({ queryKey: filledKey(workspaceId) })
}

export type FieldForm = Pick<Field, 'subject' | 'kind' | 'label' | 'isRequired'> & {
  choices: { id?: string; label: string }[]
}
type Change = Partial<Omit<FieldForm, 'subject' | 'kind'>> & { id: string; position?: number; isArchived?: boolean }

export function useFieldDeeds() {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: fieldsKey(workspace.id) })
  return {
    add: useMutation({ mutationFn: (made: FieldForm) => api.post<Field>('/fields', made), onSuccess }),
    edit: useMutation({
      mutationFn: ({ id, ...change }: Change) => api.patch<Field>(`/fields/${id}`, change),
      onSuccess,
    }),
  }
}
