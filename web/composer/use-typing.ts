import { useCallback, useRef } from 'react'
import type { Draft } from '#web/outbox'

const TYPING_MS = 6000

/** Says what one is writing: at once when it becomes another thing, else now and then. */
export function useTyping(
  id: string,
  writes: Draft['kind'],
  tell: (conversationId: string, writes: Draft['kind'], until: number) => void,
): () => void {
  const said = useRef<{ writes: Draft['kind']; at: number }>(undefined)
  return useCallback(() => {
    const at = Date.now()
    if (said.current?.writes === writes && at - said.current.at < TYPING_MS / 2) return
    said.current = { writes, at }
    tell(id, writes, at + TYPING_MS)
  }, [id, writes, tell])
}
