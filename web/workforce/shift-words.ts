import { useCallback } from 'react'
import type { StaffLine } from '#protocol'
import { useFormats, useText } from '#web/texts'

const DAY = 24 * 60 * 60_000

/** Whether somebody is to be at work now, and until or from when. */
export function useShiftWords(): (shift: StaffLine['shift']) => string {
  const t = useText()
  const formats = useFormats()
  return useCallback(
    shift => {
      if (!shift) return t('staff.shift', { state: 'none' })
      const { state, changesAt } = shift
      if (changesAt === null) return t('staff.shift', { state })
      const isFar = changesAt - Date.now() > DAY
      return t('staff.shift.until', { state, time: isFar ? formats.moment(changesAt) : formats.clock(changesAt) })
    },
    [t, formats],
  )
}
