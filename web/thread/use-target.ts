import { useEffect, useRef, useState } from 'react'
import type { Entry } from './entries.ts'
import { isOf } from './entries.ts'
import type { Lines } from './thread.tsx'

export type Target = {
  /** The message that is looked for. */
  messageId: string | undefined
  /** It is told in a sentence: opens that. */
  onUnfold: (conversationId: string) => void
  /** It stands elsewhere: brings it. */
  onElsewhere: (messageId: string) => void
}

/**
 * Goes to a message and marks it: to the one that the address names, as soon as it is there, and to any other that is asked
 * for. `isLooking`: it is not in sight yet.
 */
export function useTarget(entries: readonly Entry[], virtual: Lines, { messageId, onUnfold, onElsewhere }: Target) {
  const [sought, seek] = useState(messageId)
  const [marked, mark] = useState<string>()
  const named = useRef(messageId)
  useEffect(() => {
    if (named.current === messageId) return
    named.current = messageId
    seek(messageId)
  }, [messageId])
  const at = sought === undefined ? -1 : entries.findIndex(entry => isOf(entry, sought))
  const entry = entries[at]
  useEffect(() => {
    if (sought === undefined || !entry) return
    if (entry.kind === 'fold') return onUnfold(entry.messages[0]!.conversationId)
    mark(sought)
    return goTo(virtual, at, sought, () => seek(undefined))
    // oxlint-disable-next-line react/exhaustive-deps -- gone to once, when it is there
  }, [sought, entry?.key, entry?.kind])
  const jump = (id: string): void => {
    if (entries.some(one => isOf(one, id))) seek(id)
    else onElsewhere(id)
  }
  return { jump, marked, isLooking: sought !== undefined && entry !== undefined }
}

/** What stands around it is measured as it is drawn, which moves it: until it is in sight. Then the keyboard goes on from there. */
function goTo(virtual: Lines, at: number, messageId: string, onThere: () => void): () => void {
  let frames = 0
  const look = (): void => {
    const box = virtual.scrollElement
    const found = box?.querySelector<HTMLElement>(`[data-message="${messageId}"]`)
    if ((found && box && isInSight(found, box)) || ++frames > MOST_FRAMES) {
      found?.focus({ preventScroll: true })
      return onThere()
    }
    virtual.scrollToIndex(at, { align: 'center' })
    frame = requestAnimationFrame(look)
  }
  virtual.scrollToIndex(at, { align: 'center' })
  let frame = requestAnimationFrame(look)
  return () => cancelAnimationFrame(frame)
}

const MOST_FRAMES = 60

function isInSight(one: Element, box: Element): boolean {
  const [inner, outer] = [one.getBoundingClientRect(), box.getBoundingClientRect()]
  return inner.top < outer.bottom && inner.bottom > outer.top
}
