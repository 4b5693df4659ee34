import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Conversation, TimelineNarrowing, TimelinePage } from '#protocol'
import { type Api, useBrand } from '#web/api'
import { onNews, useLoading } from '#web/cache'
import { inOrder, type Timeline, timelineAfter, waitingAfter } from '#web/live'

const PAGE = 100

/** Where it begins to be read: at its end where nothing is said. */
type Anchor = { around?: string; at?: number }

type TimelineAsked = { customerId: string; narrowing: TimelineNarrowing; anchor: Anchor }

const timelineQuery = (api: Api, workspaceId: string, { customerId, narrowing, anchor }: TimelineAsked) =>
  queryOptions({
    queryKey: ['timeline', workspaceId, customerId, narrowing, anchor],
    refetchOnMount: 'always',
    queryFn: async ({ client, signal, queryKey }): Promise<Timeline> => {
      const asked = { ...narrowing, ...anchor, limit: PAGE }
      const page = await api.get<TimelinePage>(`/customers/${customerId}/timeline`, asked, signal)
      return joined(client.getQueryData<Timeline>(queryKey), { customerId, narrowing, ...page })
    },
  })

/** A customer's timeline, kept live; `earlier` and `later` load what stands on either side. Asked for where `asked` is there. */
export function useTimeline(asked: TimelineAsked | undefined) {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const options = timelineQuery(api, workspace.id, asked ?? NOBODY)
  const query = useQuery({ ...options, enabled: asked !== undefined })
  const { data } = query
  const load = async (side: 'before' | 'after', cursor: string | null | undefined): Promise<void> => {
    if (!data || cursor === null || cursor === undefined) return
    const { customerId, narrowing } = data
    const ask = { ...narrowing, [side]: cursor, limit: PAGE }
    const page = await api.get<TimelinePage>(`/customers/${customerId}/timeline`, ask)
    client.setQueryData<Timeline>(options.queryKey, now => now && extended(now, page, side))
  }
  const [isLoadingEarlier, earlier] = useLoading(() => load('before', data?.earlier))
  const [isLoadingLater, later] = useLoading(() => load('after', data?.later))
  useEffect(() => {
    if (data?.isBehind) void client.invalidateQueries({ queryKey: options.queryKey })
    // oxlint-disable-next-line react/exhaustive-deps -- asked again once for each time that it fell behind
  }, [data?.isBehind])
  return { ...query, earlier, later, isLoadingEarlier, isLoadingLater }
}

/** Keeps what is loaded of timelines, and who else waits, as the stream and one's own deeds say, while one looks at a history. */
export function useFreshTimelines(): void {
  const { workspace } = useBrand()
  const client = useQueryClient()
  useEffect(
    () =>
      onNews(news => {
        for (const [key, timeline] of client.getQueriesData<Timeline>({ queryKey: ['timeline', workspace.id] })) {
          const after = timeline && timelineAfter(timeline, news)
          if (after !== timeline) client.setQueryData(key, after)
        }
        for (const [key, talk] of client.getQueriesData<Conversation>({ queryKey: ['conversation', workspace.id] })) {
          const alsoWaiting = talk && waitingAfter(talk, news.rows)
          if (talk && alsoWaiting && alsoWaiting !== talk.alsoWaiting)
            client.setQueryData(key, { ...talk, alsoWaiting })
        }
      }),
    [client, workspace.id],
  )
}

const NOBODY: TimelineAsked = { customerId: '', narrowing: {}, anchor: {} }

/** With a page more on one side. */
export function extended(now: Timeline, page: TimelinePage, side: 'before' | 'after'): Timeline {
  const rows = byId([...page.rows, ...now.rows]).toSorted(inOrder)
  const conversations = byId([...page.conversations, ...now.conversations])
  return { ...now, rows, conversations, ...(side === 'before' ? { earlier: page.earlier } : { later: page.later }) }
}

/** The page asked anew, with what was loaded around it before, if no gap is left between them. */
export function joined(before: Timeline | undefined, page: Timeline): Timeline {
  const [first, last] = [page.rows[0], page.rows.at(-1)]
  if (!before || !first || !last || !before.rows.some(row => row.id === first.id)) return page
  const around = before.rows.filter(row => inOrder(row, first) < 0 || inOrder(last, row) < 0)
  const isLonger = (side: 1 | -1) => around.some(row => inOrder(row, side < 0 ? first : last) * side > 0)
  return {
    ...page,
    rows: [...around, ...page.rows].toSorted(inOrder),
    conversations: byId([...before.conversations, ...page.conversations]),
    earlier: isLonger(-1) ? before.earlier : page.earlier,
    later: page.later !== null && isLonger(1) ? before.later : page.later,
  }
}

/** Each once, as it was said last. */
const byId = <T extends { id: string }>(all: readonly T[]): T[] => [...new Map(all.map(one => [one.id, one])).values()]
