import { useEffect, useMemo, useState } from 'react'
import type { Opened, Whole } from './gallery.tsx'
import { type Known, known, shownIn } from './shown.ts'

/** So near to an end, what stands beyond it is asked for. */
const AHEAD = 3

type Ask = Parameters<Whole['page']>[0]

/** All pictures and films from the oldest to the newest, of which one is looked at; more come as one nears an end. */
export function useShown(whole: Whole, { messageId, fileId }: Opened) {
  const [told, setTold] = useState<Known>(() => ({ messages: whole.messages(), earlier: undefined, later: undefined }))
  const [hereId, setHereId] = useState(fileId)
  const [isAway, setAway] = useState(false)
  const shown = useMemo(() => shownIn(told.messages, fileId), [told.messages, fileId])
  const at = shown.findIndex(one => one.file.id === hereId)
  const ask = isAway ? undefined : askFor(told, messageId, at, shown.length)
  const asked = JSON.stringify(ask)
  useEffect(() => {
    if (!ask) return
    let isStale = false
    const side = 'before' in ask ? 'before' : 'after' in ask ? 'after' : 'around'
    whole.page(ask).then(
      page => isStale || setTold(now => known(now, page, side)),
      // What is loaded can be looked at without the network.
      () => isStale || setAway(true),
    )
    return () => void (isStale = true)
    // oxlint-disable-next-line react/exhaustive-deps -- the same question is asked once
  }, [asked, whole])
  const go = (to: number): void => {
    const next = shown[Math.max(0, Math.min(shown.length - 1, to))]
    if (next) setHereId(next.file.id)
  }
  return { shown, at, go, isWhole: told.earlier === null && told.later === null }
}

/** What is to be asked next, if anything: what is around it, then what stands on the side one comes near to. */
function askFor({ earlier, later }: Known, messageId: string, at: number, count: number): Ask | undefined {
  if (earlier === undefined && later === undefined) return { around: messageId }
  if (earlier && at < AHEAD) return { before: earlier }
  return later && at >= count - AHEAD ? { after: later } : undefined
}
