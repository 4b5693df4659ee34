import type { Alert, AlertCard, AlertGuards, NoticeDraft, NoticeState, Praise } from '#protocol'
import { newId, useBrand } from '#web/api'
import { useAsk, useDeed, usePages } from '#web/evidence'

export const useOpenAlerts = () => usePages<AlertCard>('open', '/alerts')
export const useEndedAlerts = () => usePages<AlertCard>('ended', '/alerts', { state: 'ended' })
export const useAlert = (id: string) => useAsk<Alert>(`alert ${id}`, `/alerts/${id}`)
export const useDrafts = (state: NoticeState) => usePages<NoticeDraft>('drafts', '/notice-drafts', { state })
export const usePraise = () => usePages<Praise>('praise', '/praise')
export const useGuards = (isAsked: boolean) => useAsk<AlertGuards>('guards', '/alerts/guards', isAsked)

/** `reason` null: it counts again. */
export function usePutAside(id: string) {
  const { api } = useBrand()
  return useDeed((reason: string | null) => api.put<Alert>(`/alerts/${id}/put-aside`, { reason }))
}

type Cause = { incidentId: string; linked: number; left: number }

/** Opens the incident, or links what came since; asks until no conversation is left. Answers which and how many. */
export function useOpenCause(id: string) {
  const { api } = useBrand()
  return useDeed(async (name: string) => {
    const asked = { id: newId(), name }
    let cause = await api.post<Cause>(`/alerts/${id}/incident`, asked)
    let linked = cause.linked
    while (cause.left > 0 && cause.linked > 0) {
      cause = await api.post<Cause>(`/alerts/${id}/incident`, asked)
      linked += cause.linked
    }
    return { incidentId: cause.incidentId, linked }
  })
}

export function useSetGuards() {
  const { api } = useBrand()
  return useDeed((people: readonly string[]) => api.put<AlertGuards>('/alerts/guards', { people }))
}

export type NoticeEdit = Partial<Pick<NoticeDraft, 'what' | 'who' | 'workaround' | 'nextAt' | 'state'>>

export function useEditDraft(id: string) {
  const { api } = useBrand()
  return useDeed((edit: NoticeEdit) => api.patch<NoticeDraft>(`/notice-drafts/${id}`, edit))
}

export function usePassPraise() {
  const { api } = useBrand()
  return useDeed(({ messageId, isPassed }: { messageId: string; isPassed: boolean }) =>
    api.put<void>(`/praise/${messageId}`, { isPassed }),
  )
}
