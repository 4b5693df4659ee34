import type { ProfileCard } from '#protocol'
import type { Formats, Key, Translate } from '#web/texts'

export type Condition = { tone: 'good' | 'soon' | 'late' | 'plain'; words: string }

/** How a profile fares, in words: the gravest thing first. */
export function conditionOf(
  { channel, health, disabled }: ProfileCard,
  now: number,
  t: Translate,
  formats: Formats,
): Condition {
  if (disabled) return { tone: 'plain', words: t('health.off') }
  const { state, receivedAt, failingSince, failure } = health
  if (state === 'failing') {
    const since = failingSince ? formats.relative(failingSince, now) : ''
    return {
      tone: 'late',
      words: failure
        ? t('health.failing.why', { since, why: failureWords(channel, failure, t) })
        : t('health.failing', { since }),
    }
  }
  if (state === 'quiet') {
    if (!receivedAt) return { tone: 'plain', words: t('health.silent') }
    return { tone: 'soon', words: t('health.quiet', { since: formats.relative(receivedAt, now) }) }
  }
  return {
    tone: 'good',
    words: receivedAt ? t('health.good', { since: formats.relative(receivedAt, now) }) : t('health.ready'),
  }
}

/** What else needs a look, each in a few words. */
export function troublesOf({ health, disabled }: ProfileCard, now: number, t: Translate, formats: Formats): string[] {
  if (disabled) return []
  const troubles: string[] = []
  if (health.rejected > 0) {
    troubles.push(
      t('health.rejected', {
        count: health.rejected,
        since: health.rejectedAt ? formats.relative(health.rejectedAt, now) : '',
      }),
    )
  }
  if (health.parked > 0) troubles.push(t('health.parked', { count: health.parked }))
  if (health.late > 0) troubles.push(t('health.late', { count: health.late }))
  return troubles
}

/** Ours where the catalogue has words for what the channel reports, else its own. */
export function failureWords(channel: string, code: string, t: Translate): string {
  const key = `channel.${channel}.health.${code}` as Key
  const words = t(key)
  return words === key ? code : words
}
