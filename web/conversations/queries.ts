import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Conversation, Counts, Message, Page, Reason, Row } from '#protocol'
import { type Api, useBrand } from '#web/api'
import { type Loaded, mergeMessages, type Narrowing } from '#web/live'
import type { Holding } from './cache.ts'
import { conversationKey, countsKey, messagesKey, reasonsKey, rowsKey } from './keys.ts'

const PAGE = 50
const MOST_PAGES = 8

export function useHolding(): Holding {
  const client = useQueryClient()
  const { workspace, me } = useBrand()
  return { client, workspaceId: workspace.id, me: me.person.id }
}

const asked = ({ view, channel, profile, unread }: Narrowing, after: string | null) =>
  ({ view, channel, profile, unread, after, limit: PAGE }) as const

/** The first rows of a list; asked again, as many as were loaded before. */
async function fetchRows(api: Api, narrowing: Narrowing, atLeast: number, signal: AbortSignal): Promise<Loaded<Row>> {
  let loaded: Loaded<Row> | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const next: Page<Row> = await api.get('/conversations', asked(narrowing, loaded?.next ?? null), signal)
    loaded = { rows: [...(loaded?.rows ?? []), ...next.rows], next: next.next, number: loaded?.number ?? next.number }
    if (next.next === null || loaded.rows.length >= atLeast) break
  }
  return loaded!
}

export const rowsQuery = (api: Api, workspaceId: string, narrowing: Narrowing) =>
  queryOptions({
    queryKey: rowsKey(workspaceId, narrowing),
    // What changes in a list or a conversation that is not on screen is not told.
    refetchOnMount: 'always',
    queryFn: ({ client, signal, queryKey }) =>
      fetchRows(api, narrowing, client.getQueryData<Loaded<Row>>(queryKey)?.rows.length ?? 0, signal),
  })

/** A list of the inbox, kept live; `more` loads what follows. */
export function useRows(narrowing: Narrowing) {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const query = useQuery(rowsQuery(api, workspace.id, narrowing))
  const { data, refetch } = query
  const [isLoadingMore, more] = useLoading(async () => {
    if (!data || data.next === null) return
    const page = await api.get<Page<Row>>('/conversations', asked(narrowing, data.next))
    client.setQueryData<Loaded<Row>>(
      rowsKey(workspace.id, narrowing),
      now => now && { ...now, rows: union(now.rows, page.rows), next: page.next },
    )
  })
  const isBehind = data?.isBehind ?? false
  useEffect(() => {
    if (isBehind) void refetch()
  }, [isBehind, refetch])
  return { ...query, more, isLoadingMore }
}

function union(rows: Row[], more: Row[]): Row[] {
  const known = new Set(rows.map(row => row.id))
  return [...rows, ...more.filter(row => !known.has(row.id))]
}

export function useCounts() {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: countsKey(workspace.id),
    queryFn: ({ signal }) => api.get<Counts>('/counts', {}, signal),
  })
}

export function useReasons() {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: reasonsKey(workspace.id),
    queryFn: ({ signal }) => api.get<Reason[]>('/reasons', {}, signal),
    staleTime: 300_000,
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

/** Loads one thing at a time; what fails may be tried again by asking again. */
function useLoading(load: () => Promise<void>): [boolean, () => void] {
  const [isLoading, setLoading] = useState(false)
  const isUnderWay = useRef(false)
  const start = (): void => {
    if (isUnderWay.current) return
    isUnderWay.current = true
    setLoading(true)
    void load()
      .catch(() => undefined)
      .finally(() => {
        isUnderWay.current = false
        setLoading(false)
      })
  }
  return [isLoading, start]
}

/** Brings a conversation before it is opened: the pointer is on it, or it comes next. */
export function foresee(client: QueryClient, api: Api, workspaceId: string, id: string): void {
  void client.prefetchQuery({ ...conversationQuery(api, workspaceId, id), staleTime: 15_000 })
  void client.prefetchQuery({ ...messagesQuery(api, workspaceId, id), staleTime: 15_000 })
}
