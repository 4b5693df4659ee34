import { useCallback } from 'react'
import { newId } from '#web/api'
import { type OnAct, useAct } from '#web/acts'
import { useDone } from '#web/outbox'
import { useText } from '#web/texts'
import { holdMs } from '#protocol'

/** Acts on messages; what others no longer see can be shown again at once. */
export function useActing(onRefused: (fault: unknown) => void): OnAct {
  const t = useText()
  const { say } = useDone()
  const act = useAct(onRefused)
  return useCallback(
    (message, what, onTold) => {
      act(message, what, onTold)
      if (what.deed !== 'hide') return
      say({
        key: newId(),
        words: t(what.on ? 'act.done.hidden' : 'act.done.shown'),
        until: Date.now() + holdMs,
        undo: () => act(message, { deed: 'hide', on: !what.on }),
      })
    },
    [act, say, t],
  )
}
