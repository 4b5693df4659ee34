import { useCallback, useEffect, useRef } from 'react'
import { type Draft, textOf } from '#web/outbox'

const TYPING_MS = 6000

/** Says what one is writing: at once when it becomes another thing, else now and then; and that nothing is left of it. */
export function useTyping(
  id: string,
  draft: Draft,
  tell: (conversationId: string, writes: Draft['kind'], until: number) => void,
): () => void {
  const { kind: writes } = draft
  const isBlank = textOf(draft).trim() === ''
  const said = useRef<{ writes: Draft['kind']; at: number }>(undefined)
  useEffect(() => {
    if (!isBlank || !said.current) return
    tell(id, said.current.writes, 0)
    said.current = undefined
  }, [isBlank, id, tell])
  return useCallback(() => {
    const at = Date.now()
    if (said.current?.writes === writes && at - said.current.at < TYPING_MS / 2) return
    said.current = { writes, at }
    tell(id, writes, at + TYPING_MS)
  }, [id, writes, tell])
}
