import { useQuery } from '@tanstack/react-query'
import type { SavedView } from '#protocol'
import { useBrand } from '#web/api'
import { viewsKey } from '#web/cache'

/** The saved views that one sees, with live counts. */
export function useSavedViews() {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: viewsKey(workspace.id),
    queryFn: ({ signal }) => api.get<SavedView[]>('/views', {}, signal),
    staleTime: 60_000,
    // The news that it is filled may come before the answer that it is not.
    refetchInterval: ({ state }) => state.data?.some(view => view.isFilling) && 2000,
  })
}

export const useSavedView = (id: string | undefined): SavedView | undefined =>
  useSavedViews().data?.find(view => view.id === id)
