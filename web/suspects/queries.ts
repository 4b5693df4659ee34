import type { ConductRule, Suspect, SuspectCard } from '#protocol'
import { useBrand } from '#web/api'
import { useAsk, useDeed, usePages } from '#web/evidence'

export const useSuspects = () => usePages<SuspectCard>('suspects', '/suspects')
export const useSuspectsOver = () => usePages<SuspectCard>('suspects over', '/suspects', { state: 'over' })
export const useSuspect = (id: string) => useAsk<Suspect>(`suspect ${id}`, `/suspects/${id}`)

export type Decision =
  | { state: 'served' | 'dismissed'; reason: string }
  | { state: 'hidden'; reason: string; rule: ConductRule; messageIds: readonly string[] }

export function useSuspectDeeds(id: string) {
  const { api } = useBrand()
  return {
    decide: useDeed((decision: Decision) => api.post<Suspect>(`/suspects/${id}/decision`, decision)),
    pause: useDeed(() => api.post<Suspect>(`/suspects/${id}/pause`)),
    appeal: useDeed((text: string) => api.post<Suspect>(`/suspects/${id}/appeal`, { text })),
    answer: useDeed((answer: { outcome: 'kept' | 'undone'; text: string }) =>
      api.post<Suspect>(`/suspects/${id}/appeal/answer`, answer),
    ),
  }
}
