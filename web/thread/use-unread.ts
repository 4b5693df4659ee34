import { useEffect, useState } from 'react'
import type { Message } from '#protocol'
import { firstUnread } from './entries.ts'

/**
 * From which message on nobody had read it when one came, or came back to the page. It stays until one leaves, so that
 * the line does not run away under one's eyes. What is shown to somebody who looks is marked as read.
 */
export function useUnread(
  messages: readonly Message[] | undefined,
  unread: number,
  markRead: () => void,
): string | undefined {
  const [from, setFrom] = useState<string>()
  const [isAway, setAway] = useState(() => document.hidden)
  const [isSettled, setSettled] = useState(false)
  useEffect(() => {
    const look = (): void => setAway(document.hidden)
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  const mark =
    (!isSettled || isAway) && messages && unread > 0 && from === undefined ? firstUnread(messages, unread) : undefined
  if (mark !== undefined) setFrom(mark)
  if (messages && !isSettled) setSettled(true)
  useEffect(() => {
    if (!isAway && messages && unread > 0) markRead()
  }, [isAway, messages, unread, markRead])
  return from ?? mark
}
