import { type QueryClient, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { NotificationChoices, NotificationPage, ReadNotifications, UnreadNotifications } from '#protocol'
import { useBrand } from '#web/api'

const listKey = (workspaceId: string) => ['notifications', workspaceId] as const
const unreadKey = (workspaceId: string) => ['notifications-unread', workspaceId] as const
const choicesKey = (workspaceId: string) => ['notification-choices', workspaceId] as const

/** One was told of something, or has read it elsewhere. */
export function forgetNotifications(client: QueryClient, workspaceId: string): void {
  void client.invalidateQueries({ queryKey: listKey(workspaceId) })
  void client.invalidateQueries({ queryKey: unreadKey(workspaceId) })
}

/** How much is unread. */
export function useUnreadNotifications() {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: unreadKey(workspace.id),
    queryFn: ({ signal }) => api.get<UnreadNotifications>('/notifications/unread', {}, signal),
  })
}

/** What one was told, the latest first, a page at a time. */
export function useNotifications() {
  const { api, workspace } = useBrand()
  return useInfiniteQuery({
    queryKey: listKey(workspace.id),
    queryFn: ({ signal, pageParam }) => api.get<NotificationPage>('/notifications', { after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
    refetchOnMount: 'always',
  })
}

export function useNotificationDeeds() {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const onSettled = (): void => forgetNotifications(client, workspace.id)
  return {
    read: useMutation({ mutationFn: (which: ReadNotifications) => api.post('/notifications/read', which), onSettled }),
    answer: useMutation({
      mutationFn: ({ id, gives }: { id: string; gives: boolean }) => api.post(`/notifications/${id}/answer`, { gives }),
      onSettled,
    }),
  }
}

/** What is told of a conversation is read by whoever looks at it. */
export function useReadHere(conversationId: string | undefined): void {
  const { api } = useBrand()
  const isUnread = useUnreadNotifications().data?.conversations.includes(conversationId ?? '') ?? false
  useEffect(() => {
    if (!isUnread) return
    const read = (): void => {
      if (document.hidden) return
      // The stream tells that they are read.
      void api.post('/notifications/read', { conversationId }).catch(() => undefined)
    }
    read()
    document.addEventListener('visibilitychange', read)
    return () => document.removeEventListener('visibilitychange', read)
  }, [isUnread, conversationId, api])
}

export function useNotificationChoices() {
  const { api, workspace } = useBrand()
  return useQuery({
    queryKey: choicesKey(workspace.id),
    queryFn: ({ signal }) => api.get<NotificationChoices>('/notifications/choices', {}, signal),
  })
}

/** Shown at once; a refusal shows the truth again. */
export function useChoosing() {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const queryKey = choicesKey(workspace.id)
  return useMutation({
    mutationFn: (choices: NotificationChoices) => api.put<NotificationChoices>('/notifications/choices', choices),
    onMutate: choices => void client.setQueryData(queryKey, choices),
    onError: () => client.invalidateQueries({ queryKey }),
  })
}
