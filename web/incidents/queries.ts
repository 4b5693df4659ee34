import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AnswerCheck, Incident, IncidentPage, LeftOut, Row } from '#protocol'
import { useBrand } from '#web/api'
import { incidentsKey } from '#web/cache'

type Pages<T> = { rows: T[]; next: string | null }

export function useIncidentList(state: Incident['state']) {
  const { api, workspace } = useBrand()
  return useInfiniteQuery({
    queryKey: [...incidentsKey(workspace.id), 'list', state],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get<Pages<Incident>>('/incidents', { state, limit: 50, ...(pageParam && { after: pageParam }) }, signal),
    getNextPageParam: page => page.next,
  })
}

export function useIncidentRows(id: string) {
  const { api, workspace } = useBrand()
  return useInfiniteQuery({
    queryKey: [...incidentsKey(workspace.id), 'rows', id],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get<Pages<Row>>(
        `/incidents/${id}/conversations`,
        { limit: 50, ...(pageParam && { after: pageParam }) },
        signal,
      ),
    getNextPageParam: page => page.next,
  })
}

/** Who was not told, once somebody asks. */
export function useLeftOut(id: string, answerId: string, isAsked: boolean) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: [...incidentsKey(workspace.id), 'left-out', answerId],
    queryFn: ({ signal }) => api.get<LeftOut[]>(`/incidents/${id}/answers/${answerId}/left-out`, {}, signal),
    enabled: isAsked,
  })
}

export type IncidentAsk = { id: string; name: string; known?: string }
export type AnswerAsk = { id: string; text: string; reasonId?: string }

export function useIncidentDeeds() {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const onSettled = () => client.invalidateQueries({ queryKey: incidentsKey(workspace.id) })
  return {
    open: useMutation({ mutationFn: (asked: IncidentAsk) => api.post<IncidentPage>('/incidents', asked), onSettled }),
    edit: useMutation({
      mutationFn: ({ id, ...edit }: { id: string; known?: string; state?: Incident['state'] }) =>
        api.patch<IncidentPage>(`/incidents/${id}`, edit),
      onSettled,
    }),
  }
}

export function useAnswerDeeds(id: string) {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const onSettled = () => client.invalidateQueries({ queryKey: incidentsKey(workspace.id) })
  const address = `/incidents/${id}/answers`
  return {
    check: useMutation({ mutationFn: (text: string) => api.post<AnswerCheck[]>(`${address}/check`, { text }) }),
    send: useMutation({ mutationFn: (asked: AnswerAsk) => api.post<IncidentPage>(address, asked), onSettled }),
    cancel: useMutation({ mutationFn: (answer: string) => api.post<void>(`${address}/${answer}/cancel`), onSettled }),
    goOn: useMutation({ mutationFn: (answer: string) => api.post<void>(`${address}/${answer}/go-on`), onSettled }),
  }
}
