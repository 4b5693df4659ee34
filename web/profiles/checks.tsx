import { CircleAlert, CircleCheck, CircleDashed, CircleX, type LucideIcon } from 'lucide-react'
import { Button, Icon, cx, useNow } from '#web/ui'
import { ago, Card } from '#web/page'
import { useFaultWords } from '#web/api'
import type { ProfileCard } from '#protocol'
import { type Formats, type Translate, useFormats, useText } from '#web/texts'
import { type ChannelWords, useChannelWords } from './channel-name.ts'
import { failureWords } from './health.ts'
import { useProfileDeeds } from './queries.ts'
import css from './abilities.module.css'

type Found = { key: string; tone: 'good' | 'soon' | 'late' | 'plain'; title: string; words: string }

const SIGNS: Record<Found['tone'], LucideIcon> = {
  good: CircleCheck,
  soon: CircleAlert,
  late: CircleX,
  plain: CircleDashed,
}

/** Whether it works, seen from outside: kept live by what comes and goes, and asked of the platform when one wishes. */
export function Checks({ card }: { card: ProfileCard }) {
  const t = useText()
  const formats = useFormats()
  const words = useFaultWords()
  const now = useNow(10_000)
  const { check } = useProfileDeeds()
  const found = [credentials(card, check, t, words, useChannelWords()), ...flow(card, now, t, formats)].filter(
    one => one !== undefined,
  )
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

type Check = ReturnType<typeof useProfileDeeds>['check']

function credentials(
  { channel, health }: ProfileCard,
  check: Check,
  t: Translate,
  words: (fault: unknown) => string,
  wordsOf: ChannelWords,
): Found {
  const key = 'credentials'
  if (check.isPending) return { key, tone: 'plain', title: t('check.credentials'), words: t('check.asking') }
  if (check.error) return { key, tone: 'soon', title: t('check.credentials'), words: words(check.error) }
  const failed = check.data?.state === 'failing' ? check.data : undefined
  if (failed)
    return {
      key,
      tone: 'late',
      title: t('check.bad'),
      words: failed.text ?? failureWords(channel, failed.code, wordsOf),
    }
  if (!check.data && health.state === 'failing') {
    return {
      key,
      tone: 'late',
      title: t('check.bad'),
      words: failureWords(channel, health.failure ?? 'failing', wordsOf),
    }
  }
  if (check.data) return { key, tone: 'good', title: t('check.good'), words: t('check.good.words') }
  return { key, tone: 'plain', title: t('check.credentials'), words: t('check.not-asked') }
}

function flow({ health }: ProfileCard, now: number, t: Translate, formats: Formats): (Found | undefined)[] {
  const { receivedAt, sentAt, rejected, rejectedAt, parked, late } = health
  return [
    receivedAt
      ? { key: 'in', tone: 'good', title: t('check.in'), words: ago(receivedAt, now, formats) }
      : { key: 'in', tone: 'plain', title: t('check.in.none'), words: t('check.in.none.words') },
    sentAt ? { key: 'out', tone: 'good', title: t('check.out'), words: ago(sentAt, now, formats) } : undefined,
    rejected > 0
      ? {
          key: 'rejected',
          tone: 'late',
          title: t('check.rejected', { count: rejected }),
          words: t('check.rejected.words', { since: rejectedAt ? ago(rejectedAt, now, formats) : '' }),
        }
      : undefined,
    parked > 0
      ? { key: 'parked', tone: 'soon', title: t('health.parked', { count: parked }), words: t('check.parked.words') }
      : undefined,
    late > 0
      ? { key: 'late', tone: 'soon', title: t('health.late', { count: late }), words: t('check.late.words') }
      : undefined,
  ]
}
