import type { ProfileCard, ProfileCheck } from '#protocol'
import { ago } from '#web/page'
import { failureWords, isExpiring, isRejecting, isSilent, type Say, sentence } from './health.ts'

/** One thing that was looked at: how it is, and where it is not well, what to do. */
export type Finding = { key: string; tone: 'good' | 'soon' | 'late' | 'plain'; title: string; words: string }

/** What came of asking the platform just now. */
export type Asking = { isAsking: boolean; said: ProfileCheck | undefined; refusal: string | undefined }

/** Everything that is known of how a profile and its connection fare, with what to do; the credentials first. */
export function findingsOf(card: ProfileCard, asking: Asking, say: Say): Finding[] {
  return [credentials(card, asking, say), expiry(card, say), ...account(card, say), ...flow(card, say)].filter(
    one => one !== undefined,
  )
}

function credentials({ channel, health }: ProfileCard, { isAsking, said, refusal }: Asking, say: Say): Finding {
  const { t, wordsOf } = say
  const key = 'credentials'
  if (isAsking) return { key, tone: 'plain', title: t('check.credentials'), words: t('check.asking') }
  if (refusal !== undefined) return { key, tone: 'soon', title: t('check.credentials'), words: refusal }
  if (health.state === 'failing') {
    const code = health.failure ?? 'failing'
    // What was just asked says more of the same trouble.
    const more = said?.state === 'failing' && said.code === code && said.text ? [`(${said.text})`] : []
    const why = [failureWords(channel, code, wordsOf), ...more].join(' ')
    return { key, tone: 'late', title: t('check.bad'), words: `${sentence(why)} ${t('check.stored')}` }
  }
  if (said?.state === 'good') return { key, tone: 'good', title: t('check.good'), words: t('check.good.words') }
  return { key, tone: 'plain', title: t('check.credentials'), words: t('check.not-asked') }
}

function expiry({ health }: ProfileCard, { now, t, formats }: Say): Finding | undefined {
  const { validUntil } = health
  if (validUntil === null) return undefined
  const when = formats.relative(validUntil, now)
  return isExpiring(health, now)
    ? { key: 'until', tone: 'soon', title: t('health.expiring', { when }), words: t('check.expiring.words') }
    : {
        key: 'until',
        tone: 'good',
        title: t('check.until'),
        words: t('check.until.words', { day: formats.date(validUntil, now) }),
      }
}

function account({ channel, isWaiting, ailment }: ProfileCard, { now, t, formats, wordsOf }: Say): Finding[] {
  if (isWaiting) return [{ key: 'account', tone: 'soon', title: t('health.waiting'), words: t('health.waiting.why') }]
  if (!ailment) return []
  const title = t('check.ailing', { since: ago(ailment.since, now, formats) })
  return [{ key: 'account', tone: 'late', title, words: sentence(failureWords(channel, ailment.code, wordsOf)) }]
}

function flow({ health }: ProfileCard, { now, t, formats }: Say): (Finding | undefined)[] {
  const { receivedAt, sentAt, rejected, rejectedAt, parked, late } = health
  const since = (at: number | null): string => (at === null ? '' : ago(at, now, formats))
  return [
    receivedAt === null
      ? { key: 'in', tone: 'plain', title: t('check.in.none'), words: t('check.in.none.words') }
      : isSilent(health, now)
        ? {
            key: 'in',
            tone: 'soon',
            title: t('health.quiet', { since: since(receivedAt) }),
            words: t('check.quiet.words'),
          }
        : { key: 'in', tone: 'good', title: t('check.in'), words: since(receivedAt) },
    sentAt === null ? undefined : { key: 'out', tone: 'good', title: t('check.out'), words: since(sentAt) },
    rejected === 0
      ? undefined
      : {
          key: 'rejected',
          tone: isRejecting(health) ? 'late' : 'plain',
          title: t('check.rejected', { count: rejected }),
          words: isRejecting(health)
            ? t('check.rejected.words', { since: since(rejectedAt) })
            : t('check.rejected.over', { since: since(rejectedAt) }),
        },
    parked > 0
      ? { key: 'parked', tone: 'soon', title: t('health.parked', { count: parked }), words: t('check.parked.words') }
      : undefined,
    late > 0
      ? { key: 'late', tone: 'soon', title: t('health.late', { count: late }), words: t('check.late.words') }
      : undefined,
  ]
}
