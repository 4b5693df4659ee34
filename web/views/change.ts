import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import type { Condition, NewView, SavedView, ViewPreview } from '#protocol'
import { useBrand } from '#web/api'
import { viewsKey } from '#web/cache'

export function useViewDeeds() {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const change = (to: (views: SavedView[]) => SavedView[]): void => {
    client.setQueryData<SavedView[]>(viewsKey(workspace.id), views => views && to(views))
    void client.invalidateQueries({ queryKey: viewsKey(workspace.id) })
  }
  return {
    add: useMutation({
      mutationFn: (view: NewView) => api.post<SavedView>('/views', view),
      onSuccess: made => change(views => [...views, made]),
    }),
    edit: useMutation({
      mutationFn: ({ id, ...view }: NewView & { id: string }) => api.patch<SavedView>(`/views/${id}`, view),
      onSuccess: edited => change(views => views.map(view => (view.id === edited.id ? edited : view))),
    }),
    remove: useMutation({
      mutationFn: (id: string) => api.remove(`/views/${id}`),
      onSuccess: (_, id) => change(views => views.filter(view => view.id !== id)),
    }),
  }
}

/** How many conversations the conditions hold now; the last answer stands until there is another. */
export function usePreview(conditions: readonly Condition[]) {
  const { api, workspace } = useBrand()
  const asked = useDeferredValue(JSON.stringify(conditions))
  return useQuery({
    queryKey: ['view-preview', workspace.id, asked],
    queryFn: () => api.post<ViewPreview>('/views/preview', { conditions: JSON.parse(asked) as Condition[] }),
    placeholderData: before => before,
  })
}
