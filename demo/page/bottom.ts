import { type RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

const nearPx = 60

/** Keeps the end in sight while more comes and pictures grow, unless one has scrolled away from it. */
export function useBottom(): RefObject<HTMLDivElement | null> {
  const stream = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = stream.current
    if (!box) return undefined
    let isAtEnd = true
    const follow = () => {
      if (isAtEnd) box.scrollTop = box.scrollHeight
    }
    let lastTop = 0
    // What grows moves nobody away: only whoever scrolls up has left the end.
    const look = () => {
      const isNear = box.scrollHeight - box.scrollTop - box.clientHeight < nearPx
      if (isNear) isAtEnd = true
      else if (box.scrollTop < lastTop) isAtEnd = false
      lastTop = box.scrollTop
    }
    const grown = new MutationObserver(follow)
    grown.observe(box, { childList: true, subtree: true, characterData: true })
    const resized = new ResizeObserver(follow)
    resized.observe(box)
    // Loading does not bubble, but it can be caught on its way down.
    box.addEventListener('load', follow, true)
    box.addEventListener('scroll', look, { passive: true })
    follow()
    return () => {
      grown.disconnect()
      resized.disconnect()
    }
  }, [])
  return stream
}
