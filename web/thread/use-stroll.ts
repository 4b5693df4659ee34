import type { KeyboardEvent } from 'react'
import type { Entry } from './entries.ts'
import type { Lines } from './thread.tsx'

/**
 * The arrows go from message to message, the first press to the last one; Enter opens what can be done with the one that
 * has the focus. Page keys scroll as ever.
 */
export function useStroll(
  entries: readonly Entry[],
  virtual: Lines,
  scroll: { current: HTMLDivElement | null },
): (event: KeyboardEvent<HTMLDivElement>) => void {
  return event => {
    const here = event.target as HTMLElement
    if (here !== event.currentTarget && !here.matches('[data-message]')) return
    if (event.key === 'Enter' && here !== event.currentTarget) {
      const deeds = here.querySelector<HTMLElement>('[data-deeds]')
      if (!deeds) return
      event.preventDefault()
      deeds.click()
      return
    }
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by === undefined || event.altKey || event.metaKey || event.ctrlKey || event.shiftKey) return
    const from = entries.findIndex(entry => entry.kind === 'message' && entry.message.id === here.dataset.message)
    const at = nextOf(entries, from, by)
    if (at === undefined) return
    event.preventDefault()
    virtual.scrollToIndex(at, { align: 'auto' })
    const focus = (): boolean => {
      const found = scroll.current?.querySelector<HTMLElement>(`[data-index="${at}"] [data-message]`)
      found?.focus()
      return found !== undefined && found !== null
    }
    if (!focus()) requestAnimationFrame(focus)
  }
}

/** Where the next message stands that way; from nowhere, the last one. */
function nextOf(entries: readonly Entry[], from: number, by: number): number | undefined {
  if (from < 0) {
    const last = entries.findLastIndex(entry => entry.kind === 'message')
    return last < 0 ? undefined : last
  }
  for (let at = from + by; at >= 0 && at < entries.length; at += by) if (entries[at]!.kind === 'message') return at
  return undefined
}
