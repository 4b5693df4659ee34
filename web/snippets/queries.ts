import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { NewSnippet, Snippet } from '#protocol'
import { useBrand } from '#web/api'
import { snippetsKey } from './key.ts'

/** Those that one finds, used last first. */
export function useSnippets() {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: snippetsKey(workspace.id),
    queryFn: ({ signal }) => api.get<Snippet[]>('/snippets', {}, signal),
    staleTime: 300_000,
  })
}

export function useSnippetDeeds() {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const queryKey = snippetsKey(workspace.id)
  const onSuccess = () => client.invalidateQueries({ queryKey })
  return {
    keep: useMutation({
      mutationFn: ({ id, ...written }: NewSnippet & { id: string | undefined }) =>
        id === undefined ? api.post<Snippet>('/snippets', written) : api.patch<Snippet>(`/snippets/${id}`, written),
      onSuccess,
    }),
    remove: useMutation({ mutationFn: (id: string) => api.remove(`/snippets/${id}`), onSuccess }),
    /** One took it: it stands first from now on. */
    take(id: string): void {
      client.setQueryData<Snippet[]>(queryKey, now => {
        const taken = now?.find(each => each.id === id)
        return (
          taken &&
          now && [{ ...taken, uses: taken.uses + 1, lastUsedAt: Date.now() }, ...now.filter(each => each !== taken)]
        )
      })
      void api.post(`/snippets/${id}/uses`).catch(() => undefined)
    },
  }
}
