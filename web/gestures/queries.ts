import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  Gesture,
  GestureBudget,
  GestureKind,
  GesturePage,
  GestureRules,
  GestureSums,
  MyGestures,
  NewGesture,
} from '#protocol'
import { useBrand, written } from '#web/api'
import { gesturesKey } from './keys.ts'
import type { GesturesLook } from './look.ts'

function useGet<T>(name: string, path: string, query: GesturesLook = {}) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: [...gesturesKey(workspace.id), name, query],
    queryFn: ({ signal }) => api.get<T>(path, query, signal),
  })
}

export const useKinds = () => useGet<GestureKind[]>('kinds', '/gesture-kinds')
export const useRules = () => useGet<GestureRules>('rules', '/gesture-rules')
export const useMine = () => useGet<MyGestures>('mine', '/gestures/mine')
export const useBudgets = () => useGet<GestureBudget[]>('budgets', '/gesture-budgets')
export const useSums = (look: GesturesLook) => useGet<GestureSums>('sums', '/gestures/sums', look)

export function useGestures(look: GesturesLook) {
  const { api, workspace } = useBrand()
  return useInfiniteQuery({
    queryKey: [...gesturesKey(workspace.id), 'list', look],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get<GesturePage>('/gestures', { ...look, ...(pageParam && { after: pageParam }) }, signal),
    getNextPageParam: page => page.next,
  })
}

/** Where the list is to be had as a file. */
export function useFileAddress(look: GesturesLook): string {
  const { workspace } = useBrand()
  return `/api/v1/gestures/export.csv${written({ ...look, workspace: workspace.id })}`
}

export type KindForm = Pick<GestureKind, 'name' | 'costs' | 'amount'>

/** What can be done; each shows everywhere what it has changed. */
export function useGestureDeeds() {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const onSettled = () => client.invalidateQueries({ queryKey: gesturesKey(workspace.id) })
  return {
    record: useMutation({
      mutationFn: ({ conversationId, ...asked }: NewGesture & { conversationId: string }) =>
        api.post<Gesture>(`/conversations/${conversationId}/gestures`, asked),
      onSettled,
    }),
    takeBack: useMutation({
      mutationFn: ({ id, reason }: { id: string; reason: string }) =>
        api.post<Gesture>(`/gestures/${id}/take-back`, { reason }),
      onSettled,
    }),
    addKinds: useMutation({
      async mutationFn(kinds: readonly KindForm[]) {
        for (const kind of kinds) await api.post<GestureKind>('/gesture-kinds', kind)
      },
      onSettled,
    }),
    editKind: useMutation({
      mutationFn: ({ id, ...edit }: Partial<GestureKind> & { id: string }) =>
        api.patch<GestureKind>(`/gesture-kinds/${id}`, edit),
      onSettled,
    }),
    setRules: useMutation({
      mutationFn: (rules: Partial<Pick<GestureRules, 'currency' | 'budget'>>) =>
        api.patch<GestureRules>('/gesture-rules', rules),
      onSettled,
    }),
    setBudget: useMutation({
      async mutationFn({ personId, own, raised, month }: Pick<GestureBudget, 'personId' | 'own' | 'raised' | 'month'>) {
        await api.put<GestureBudget>(`/gesture-budgets/${personId}`, { amount: own })
        await api.put<GestureBudget>(`/gesture-budgets/${personId}/raise`, { month, raised })
      },
      onSettled,
    }),
  }
}
