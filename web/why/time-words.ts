import type { RoutingStanding } from '#protocol'
import type { Saying } from './saying.ts'

type Ranked = Exclude<RoutingStanding, { kind: 'held' }>

/** How much of its time has passed, as a share of all of it; who is late is told so. */
export function timeWords(standing: Ranked, { t, formats }: Saying): string {
  const { urgency, isOverdue } = standing.rank
  const share = formats.percent(urgency)
  if (isOverdue) return t('why.time.overdue', { share })
  if (urgency >= 1) return t('why.time.late', { share })
  const dueAt = standing.kind === 'waiting' ? standing.dueAt : null
  return dueAt === null ? t('why.time', { share }) : t('why.time.due', { share, moment: formats.moment(dueAt) })
}
