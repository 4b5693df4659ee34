import type { AlertCard, AlertHour, AlertLevel } from '#protocol'
import type { DrawnHour } from '#web/evidence'
import { useFormats, useText } from '#web/texts'

/** How many steps above usual an hour was; `upTo` is three of them. */
const stepsAbove = ({ authors, usual, upTo }: AlertHour): number =>
  upTo > usual ? (3 * (authors - usual)) / (upTo - usual) : 0

/** An hour as it is drawn: an alarm by itself, above usual, or like any other. */
export const drawn = (hour: AlertHour): DrawnHour => {
  const above = stepsAbove(hour)
  return { until: hour.until, value: hour.authors, news: above >= 4 ? 'late' : above >= 3 ? 'soon' : 'plain' }
}

/** What an alert is about, as it stands in titles. */
export function useTopic(): (topic: AlertCard['topic']) => string {
  const t = useText()
  return topic =>
    topic === 'all'
      ? t('alerts.topic.all')
      : t('alerts.topic', { subject: t('readings.subject.of', { subject: topic.replaceAll('-', '_') }) })
}

export const LEVEL_TONES: Record<AlertLevel, 'late' | 'soon' | 'plain'> = {
  crisis: 'late',
  alert: 'soon',
  watch: 'plain',
}

export function useLevelSince(): (card: Pick<AlertCard, 'level' | 'levelAt'>) => string {
  const t = useText()
  const formats = useFormats()
  return ({ level, levelAt }) => t('alerts.level.since', { level, since: formats.moment(levelAt) })
}
