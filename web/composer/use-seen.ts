import { useCallback, useEffect, useRef } from 'react'
import type { Message } from '#protocol'

/** What came in this moment has not been read. */
const GLANCE_MS = 1500

/** The newest message, and since when it was the newest. */
export type Newest = { id: string; since: number }

/** The newest message that its reader has had the time to see. Pure. */
export const seenIn = (known: readonly Newest[], now: number): string | undefined =>
  (known.findLast(({ since }) => since <= now - GLANCE_MS) ?? known[0])?.id

/** Tells the newest message of a conversation that was in sight for a moment; all that was there at first was. */
export function useSeen(conversationId: string, messages: readonly Message[]): () => string | undefined {
  const known = useRef<Newest[]>([])
  const newest = messages.findLast(each => each.direction !== 'system' && each.conversationId === conversationId)?.id
  useEffect(() => {
    if (newest === undefined) return
    const before = known.current
    known.current = [...before.slice(-20), { id: newest, since: before.length === 0 ? 0 : Date.now() }]
  }, [newest])
  return useCallback(() => seenIn(known.current, Date.now()), [])
}
