import { CircleAlert, CircleCheck, CircleDashed, CircleX, type IconNode } from 'lucide'
import { Button, Icon, cx } from '#web/ui'
import { Card } from '#web/page'
import { useFaultWords } from '#web/api'
import { useProfileDeeds } from '#web/profiles'
import type { ProfileCard } from '#protocol'
import { type Finding, findingsOf } from './findings.ts'
import { useSay } from './use-say.ts'
import css from './checks.module.css'

const SIGNS: Record<Finding['tone'], IconNode> = {
  good: CircleCheck,
  soon: CircleAlert,
  late: CircleX,
  plain: CircleDashed,
}

/** Whether it works, seen from outside: kept live by what comes and goes, and asked of the platform when one wishes. */
export function Checks({ card }: { card: ProfileCard }) {
  const say = useSay(10_000)
  const { t } = say
  const words = useFaultWords()
  const { check } = useProfileDeeds()
  const refusal = check.error ? words(check.error) : undefined
  const found = findingsOf(card, { isAsking: check.isPending, said: check.data, refusal }, say)
  return (
    <Card title={t('check.title')} aside={t('check.live')}>
      <ul className={css.checks} aria-live="polite">
        {found.map(({ key, tone, title, words: about }) => (
          <li key={key} className={cx(css.check, css[tone])}>
            <Icon of={SIGNS[tone]} />
            <div>
              <b>{title}</b>
              <span>{about}</span>
            </div>
          </li>
        ))}
      </ul>
      <div className={css.again}>
        <Button size="s" isBusy={check.isPending} onClick={() => check.mutate(card.id)}>
          {t('check.now')}
        </Button>
      </div>
    </Card>
  )
}
