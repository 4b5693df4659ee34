import { Check, Minus } from 'lucide'
import { type AlertCard, alertLimits } from '#protocol'
import { Quiet } from '#web/evidence'
import { useFormats, useText } from '#web/texts'
import { Icon, VisuallyHidden } from '#web/ui'
import css from './alerts.module.css'

type Step = { name: string; value: string; isMet: boolean }

/** Each thing that the rule asks, with what was seen: whoever reads it can check it by hand. */
export function Why({ card: { level, evidence } }: { card: AlertCard }) {
  const t = useText()
  const steps = useSteps({ level, evidence })
  return (
    <details className={css.why}>
      <summary>{t('alerts.why', { level })}</summary>
      <ul>
        {steps.map(({ name, value, isMet }) => (
          <li key={name} className={css.step}>
            <Icon of={isMet ? Check : Minus} size="s" />
            <span>{name}</span>
            <b>{value}</b>
            <VisuallyHidden>{t(isMet ? 'alerts.why.met' : 'alerts.why.unmet')}</VisuallyHidden>
          </li>
        ))}
      </ul>
      {evidence.leftOut > 0 && <Quiet>{t('alerts.why.left-out', { count: evidence.leftOut })}</Quiet>}
      <Quiet>{t('alerts.why.gathers')}</Quiet>
    </details>
  )
}

function useSteps({ level, evidence }: Pick<AlertCard, 'level' | 'evidence'>): Step[] {
  const t = useText()
  const formats = useFormats()
  const { z, zBefore, hours, effective, topShare, against, total, usualShare } = evidence
  const authors = hours.at(-1)?.authors ?? 0
  const limit = alertLimits[level]
  const number = (value: number): string => formats.number(value, { maximumFractionDigits: 1 })
  const share = total > 0 ? against / total : 0
  const count: Step[] = [
    { name: t('alerts.why.z', { limit: limit.z }), value: number(z), isMet: z >= limit.z },
    {
      name: t('alerts.why.authors', { limit: limit.authors }),
      value: number(authors),
      isMet: authors >= limit.authors,
    },
  ]
  if (level === 'watch') return count
  const many: Step[] = [
    {
      name: t('alerts.why.effective', { limit: alertLimits.alert.effective }),
      value: number(effective),
      isMet: effective >= alertLimits.alert.effective,
    },
    {
      name: t('alerts.why.share', { usual: formats.percent(usualShare) }),
      value: t('alerts.why.share.of', { against, total }),
      isMet: share > usualShare,
    },
  ]
  if (level === 'alert') return [...count, ...many]
  const top = alertLimits.crisis.topShare
  return [
    ...count,
    ...many,
    {
      name: t('alerts.why.top', { limit: formats.percent(top) }),
      value: formats.percent(topShare),
      isMet: topShare <= top,
    },
    {
      name: t('alerts.why.before', { limit: alertLimits.alert.z }),
      value: number(zBefore),
      isMet: zBefore >= alertLimits.alert.z,
    },
  ]
}
