import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CasePage, Conversation, Incident, IncidentPage, Message, Page } from '#protocol'
import { type Api, useBrand } from '#web/api'
import { type Loaded, mergeMessages } from '#web/live'
import type { Holding } from './cache.ts'
import { casesKey, conversationKey, incidentsKey, messagesKey } from './keys.ts'
import { useLoading } from './use-loading.ts'

const PAGE = 50

export function useHolding(): Holding {
  const client = useQueryClient()
  const { workspace, me } = useBrand()
  return { client, workspaceId: workspace.id, me: me.person.id, sight: workspace }
}

/** The incidents that are open: conversations show them by name and are linked to them. */
export function useIncidents() {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: [...incidentsKey(workspace.id), 'open'],
    queryFn: ({ signal }) => api.get<{ rows: Incident[] }>('/incidents', { limit: 200 }, signal),
    select: page => page.rows,
    staleTime: 300_000,
  })
}

export function useIncident(id: string) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: [...incidentsKey(workspace.id), 'one', id],
    queryFn: ({ signal }) => api.get<IncidentPage>(`/incidents/${id}`, {}, signal),
    staleTime: 60_000,
  })
}

/** A case, and how its conversations stand; of none nothing is asked. */
export function useCase(id: string | null) {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: [...casesKey(workspace.id), 'one', id],
    queryFn: ({ signal }) => api.get<CasePage>(`/cases/${id}`, {}, signal),
    enabled: id !== null,
    staleTime: 60_000,
  })
}

export const conversationQuery = (api: Api, workspaceId: string, id: string) =>
  queryOptions({
    queryKey: conversationKey(workspaceId, id),
    refetchOnMount: 'always',
    queryFn: ({ signal }) => api.get<Conversation>(`/conversations/${id}`, {}, signal),
  })

export function useConversation(id: string) {
  const { api, workspace } = useBrand()
  return useQuery(conversationQuery(api, workspace.id, id))
}

export const messagesQuery = (api: Api, workspaceId: string, id: string) =>
  queryOptions({
    queryKey: messagesKey(workspaceId, id),
    refetchOnMount: 'always',
    queryFn: async ({ client, signal, queryKey }): Promise<Loaded<Message>> => {
      const page = await api.get<Page<Message>>(`/conversations/${id}/messages`, { limit: PAGE }, signal)
      return joined(client.getQueryData<Loaded<Message>>(queryKey), page)
    },
  })

/** The newest messages, with the earlier ones that were loaded before if no gap is left between them. */
function joined(before: Loaded<Message> | undefined, page: Page<Message>): Loaded<Message> {
  const first = page.rows[0]
  if (!before || !first || !before.rows.some(message => message.id === first.id)) return page
  const earlier = before.rows.slice(
    0,
    before.rows.findIndex(message => message.id === first.id),
  )
  return { rows: [...earlier, ...page.rows], next: earlier.length > 0 ? before.next : page.next, number: page.number }
}

/** The messages of a conversation, kept live; `earlier` loads those before. */
export function useMessages(id: string) {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const query = useQuery(messagesQuery(api, workspace.id, id))
  const { data } = query
  const [isLoadingEarlier, earlier] = useLoading(async () => {
    if (!data || data.next === null) return
    const page = await api.get<Page<Message>>(`/conversations/${id}/messages`, { before: data.next, limit: PAGE })
    client.setQueryData<Loaded<Message>>(
      messagesKey(workspace.id, id),
      now => now && { ...mergeMessages({ ...now, next: null }, page.rows, now.number), next: page.next },
    )
  })
  return { ...query, earlier, isLoadingEarlier }
}

const READ_AGAIN_MOST = 5

/** Reads again what is said in a conversation: lines came from elsewhere or went there. */
export async function readAgain(api: Api, { client, workspaceId }: Holding, id: string): Promise<void> {
  const key = messagesKey(workspaceId, id)
  void client.invalidateQueries({ queryKey: conversationKey(workspaceId, id) })
  for (let times = 1; ; times++) {
    const page = await api.get<Page<Message>>(`/conversations/${id}/messages`, { limit: PAGE })
    const isPassed = (client.getQueryData<Loaded<Message>>(key)?.number ?? 0) > page.number
    // Something was said while it was on its way: what came misses that.
    if (isPassed && times < READ_AGAIN_MOST) continue
    client.setQueryData<Loaded<Message>>(key, page)
    return
  }
}

/** Brings a conversation before it is opened: the pointer is on it, or it comes next. */
export function foresee(client: QueryClient, api: Api, workspaceId: string, id: string): void {
  void client.prefetchQuery({ ...conversationQuery(api, workspaceId, id), staleTime: 15_000 })
  void client.prefetchQuery({ ...messagesQuery(api, workspaceId, id), staleTime: 15_000 })
}
