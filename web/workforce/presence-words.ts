import { useCallback } from 'react'
import type { Presence } from '#protocol'
import { useFormats, useText } from '#web/texts'
import { useNow } from '#web/ui'
import { usePresenceReasons } from './queries.ts'

type Dot = 'here' | 'away' | 'off'

const MINUTE = 60_000

export const dotOf = (presence: Pick<Presence, 'state'> | null | undefined): Dot =>
  !presence || presence.state === 'offline' ? 'off' : presence.state === 'available' ? 'here' : 'away'

/** How somebody stands, in the words of the brand where it has some, and for how long. */
export function usePresenceWords(): (presence: Presence | null) => string {
  const t = useText()
  const formats = useFormats()
  const now = useNow(MINUTE)
  const reasons = usePresenceReasons().data
  return useCallback(
    presence => {
      const state = presence?.isPause ? 'pause' : (presence?.state ?? 'offline')
      const reason = presence && reasons?.find(({ id }) => id === presence.reasonId)?.name
      const words = reason ?? t('presence.state', { state: state.replaceAll('-', '_') })
      const lasts = presence ? now - presence.since : 0
      return lasts < MINUTE ? words : t('presence.for', { words, time: formats.span(lasts) })
    },
    [t, formats, now, reasons],
  )
}
