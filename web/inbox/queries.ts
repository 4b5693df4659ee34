import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Counts, Page, Row } from '#protocol'
import { type Api, useBrand } from '#web/api'
import { countsKey, rowsKey, useLoading } from '#web/cache'
import { type Loaded, type Narrowing, orderOf } from '#web/live'

const PAGE = 50
const MOST_PAGES = 8
const DUE_MS = 20_000

const asked = ({ view, saved, sort, channel, profile, unread }: Narrowing, after: string | null) =>
  ({ view: saved ?? view, sort, channel, profile, unread, after, limit: PAGE }) as const

/** The first rows of a list; asked again, as many as were loaded before. */
async function fetchRows(
  api: Api,
  narrowing: Narrowing,
  before: Loaded<Row> | undefined,
  signal: AbortSignal,
): Promise<Loaded<Row>> {
  const atLeast = before?.rows.length ?? 0
  let loaded: Loaded<Row> | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const next: Page<Row> = await api.get('/conversations', asked(narrowing, loaded?.next ?? null), signal)
    loaded = { rows: [...(loaded?.rows ?? []), ...next.rows], next: next.next, number: loaded?.number ?? next.number }
    // A page in which nothing fits may yet be followed by one that has something.
    if (next.next === null || loaded.rows.length >= Math.max(atLeast, 1)) break
  }
  return before ? withRest(loaded!, before, narrowing) : loaded!
}

/** Of a list that is longer than is asked again, what stands behind stays as it was. */
function withRest(loaded: Loaded<Row>, before: Loaded<Row>, narrowing: Narrowing): Loaded<Row> {
  const last = loaded.rows.at(-1)
  if (loaded.next === null || !last || loaded.rows.length >= before.rows.length) return loaded
  const order = orderOf(narrowing)
  const known = new Set(loaded.rows.map(row => row.id))
  const rest = before.rows.filter(row => order(last, row) < 0 && !known.has(row.id))
  return rest.length === 0 ? loaded : { ...loaded, rows: [...loaded.rows, ...rest], next: before.next }
}

export const rowsQuery = (api: Api, workspaceId: string, narrowing: Narrowing) =>
  queryOptions({
    queryKey: rowsKey(workspaceId, narrowing),
    // What changes in a list or a conversation that is not on screen is not told.
    refetchOnMount: 'always',
    // Time alone makes answers due.
    ...(narrowing.view === 'due' && { refetchInterval: DUE_MS }),
    queryFn: ({ client, signal, queryKey }) =>
      fetchRows(api, narrowing, client.getQueryData<Loaded<Row>>(queryKey), signal),
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
