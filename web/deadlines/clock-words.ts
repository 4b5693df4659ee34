import type { DeadlineCard } from '#protocol'
import type { Formats, Translate } from '#web/texts'

const CLOCKS = { wall: 'deadlines.wall', business: 'deadlines.business', days: 'deadlines.days' } as const

/** "30 min de horario": how long, and by which clock. */
export function withinWords({ within }: Pick<DeadlineCard, 'within'>, t: Translate, formats: Formats): string {
  if (within.clock === 'days') return t(CLOCKS.days, { count: within.days })
  return t(CLOCKS[within.clock], { time: formats.span(within.ms) })
}

/** How a clock stands, in a sentence; moments are by the reader's own time. */
export function stateWords(clock: DeadlineCard, now: number, t: Translate, formats: Formats): string {
  const { state, dueAt, endedAt, leftMs } = clock
  if (state === 'paused') return t('deadlines.paused', { left: formats.span(leftMs ?? 0) })
  if (state === 'void') return t('deadlines.void')
  if (state === 'met') return t('deadlines.met', { at: formats.moment(endedAt ?? clock.startedAt, now) })
  if (state === 'missed') return t('deadlines.missed', { at: formats.moment(endedAt ?? clock.startedAt, now) })
  if (dueAt === null) return t('deadlines.never')
  const at = formats.moment(dueAt, now)
  const time = formats.span(dueAt - now)
  return dueAt > now ? t('deadlines.running', { at, time }) : t('deadlines.late', { at, time })
}
