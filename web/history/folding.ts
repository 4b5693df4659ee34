import { useMemo, useState } from 'react'
import type { Conversation, Message } from '#protocol'
import type { Folding } from '#web/thread'

type Present = Pick<Conversation, 'id' | 'openedAt' | 'closedAt'>

/**
 * What was said elsewhere on other days is told in a sentence; the conversation itself, and what came while it went on,
 * stand as they were said. Pure.
 */
export function isOldFor(
  { id, openedAt, closedAt }: Present,
  { conversationId, at }: Pick<Message, 'conversationId' | 'at'>,
) {
  if (conversationId === id) return false
  return at < dayStart(openedAt) || (closedAt !== null && at >= dayStart(closedAt) + DAY)
}

const DAY = 24 * 3_600_000

function dayStart(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

/** Which stretches are told in a sentence, and which of them somebody has opened. None where one looks for something. */
export function useFolding(conversation: Present, isNarrowed: boolean) {
  const { id, openedAt, closedAt } = conversation
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const folding = useMemo<Folding>(
    () => ({
      isOld: message => !isNarrowed && isOldFor({ id, openedAt, closedAt }, message),
      isOpen: conversationId => opened.has(conversationId),
    }),
    [id, openedAt, closedAt, isNarrowed, opened],
  )
  const unfold = (conversationId: string): void => setOpened(now => now.union(new Set([conversationId])))
  const toggle = (conversationId: string): void => setOpened(now => now.symmetricDifference(new Set([conversationId])))
  return { folding, unfold, toggle }
}
