import type { DeadlineCard } from '#protocol'
import type { Formats, Translate } from '#web/texts'

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
