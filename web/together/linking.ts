import { type Conversation, holdMs, type IncidentPage } from '#protocol'
import { newId } from '#web/api'
import { incidentsKey, markRow } from '#web/cache'
import type { Means } from './merging.ts'

/** What a conversation shares with others: shown at once, told to the server, undone by one press. */
export function linkingWith({ api, holding, t, say, onFault }: Omit<Means, 'onElsewhere'>) {
  const { client, workspaceId } = holding
  const tell = async (id: string, incidentId: string | null, before: string | null): Promise<boolean> => {
    markRow(holding, id, { incidentId })
    try {
      if (incidentId === null) await api.remove(`/conversations/${id}/incident`)
      else await api.post(`/incidents/${incidentId}/conversations`, { conversationIds: [id] })
      onFault(undefined)
      return true
    } catch (fault) {
      markRow(holding, id, { incidentId: before })
      onFault(fault)
      return false
    } finally {
      void client.invalidateQueries({ queryKey: incidentsKey(workspaceId) })
    }
  }
  const toIncident = async ({ id, incidentId: before }: Pick<Conversation, 'id' | 'incidentId'>, to: string | null) => {
    if (to === before || !(await tell(id, to, before))) return
    say({
      key: newId(),
      words: t(to === null ? 'incident.done.unlinked' : 'incident.done.linked'),
      until: Date.now() + holdMs,
      undo: () => void tell(id, before, to),
    })
  }
  return {
    toIncident,
    async openIncident(id: string, name: string): Promise<void> {
      try {
        const made = await api.post<IncidentPage>('/incidents', { id: newId(), name })
        await toIncident({ id, incidentId: null }, made.id)
      } catch (fault) {
        onFault(fault)
      }
    },
  }
}
