import type { WithinCard } from '#protocol'
import type { Formats, Translate } from '#web/texts'

const hourMs = 3_600_000

/** "30 min de horario", "24 h de horario", "15 días laborables": how long, and by which clock. */
export function withinWords(within: WithinCard, t: Translate, formats: Formats): string {
  if (within.clock === 'days') return t('deadlines.days', { count: within.days })
  const { clock, ms } = within
  // A day of opening hours is none of the calendar: it is told in hours.
  const isLong = clock === 'business' && ms % hourMs === 0
  const hours = { style: 'unit', unit: 'hour', unitDisplay: 'short' } as const
  const time = isLong ? formats.number(ms / hourMs, hours) : formats.span(ms)
  return t(clock === 'wall' ? 'deadlines.wall' : 'deadlines.business', { time })
}
