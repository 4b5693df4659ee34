import { type RefObject, useEffect, useRef } from 'react'
import type { Message } from '#protocol'

const NEAR = 60
const isNearEnd = (box: HTMLElement): boolean => box.scrollHeight - box.scrollTop - box.clientHeight < NEAR

/**
 * What stands below may grow, and so may what was said last: whoever was at the end stays there. Gives what to do when it
 * scrolls: while its size is not what it was, nobody has scrolled, and whoever was at the end is brought there first.
 */
export function useStayAtEnd(
  scroll: RefObject<HTMLDivElement | null>,
  isAtEnd: boolean,
  tell: (isAtEnd: boolean) => void,
): () => void {
  const wasAtEnd = useRef(true)
  const size = useRef('')
  useEffect(() => void (wasAtEnd.current = isAtEnd))
  useEffect(() => {
    const box = scroll.current
    if (!box) return
    const watching = new ResizeObserver(() => {
      if (wasAtEnd.current) box.scrollTop = box.scrollHeight
      size.current = sizeOf(box)
      tell(isNearEnd(box))
    })
    watching.observe(box)
    if (box.firstElementChild) watching.observe(box.firstElementChild)
    return () => watching.disconnect()
  }, [scroll, tell])
  return () => {
    const box = scroll.current
    if (box && (isNearEnd(box) || size.current === sizeOf(box))) tell(isNearEnd(box))
  }
}

const sizeOf = ({ clientHeight, scrollHeight }: HTMLElement): string => `${clientHeight} ${scrollHeight}`

/** Whoever writes wants to see it: what `meId` says or notes, here or on another device, brings the end into sight. */
export function useOwnLast(messages: readonly Message[], meId: string, toEnd: () => void): void {
  const last = messages.at(-1)
  const seen = useRef(last?.id)
  useEffect(() => {
    if (last?.id === seen.current) return
    seen.current = last?.id
    if (last && isSaidBy(last, meId)) requestAnimationFrame(toEnd)
  })
}

const isSaidBy = ({ direction, author }: Message, agentId: string): boolean =>
  (direction === 'out' || direction === 'note') && author.kind === 'agent' && author.id === agentId
