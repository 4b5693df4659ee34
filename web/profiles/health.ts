import type { ProfileCard } from '#protocol'
import { ago } from '#web/page'
import type { Formats, Translate } from '#web/texts'
import type { ChannelWords } from './channel-name.ts'

export type Condition = { tone: 'good' | 'soon' | 'late' | 'plain'; words: string }

/** How a profile fares, in words: the gravest thing first. */
export function conditionOf(
  { channel, health, disabled }: ProfileCard,
  now: number,
  t: Translate,
  formats: Formats,
  wordsOf: ChannelWords,
): Condition {
  if (disabled) return { tone: 'plain', words: t('health.off') }
  const { state, receivedAt, failingSince, failure } = health
  if (state === 'failing') {
    const since = failingSince ? ago(failingSince, now, formats) : ''
    return {
      tone: 'late',
      words: failure
        ? t('health.failing.why', { since, why: failureWords(channel, failure, wordsOf) })
        : t('health.failing', { since }),
    }
  }
  if (state === 'quiet') {
    if (!receivedAt) return { tone: 'plain', words: t('health.silent') }
    return { tone: 'soon', words: t('health.quiet', { since: ago(receivedAt, now, formats) }) }
  }
  return {
    tone: 'good',
    words: receivedAt ? t('health.good', { since: ago(receivedAt, now, formats) }) : t('health.ready'),
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
        since: health.rejectedAt ? ago(health.rejectedAt, now, formats) : '',
      }),
    )
  }
  if (health.parked > 0) troubles.push(t('health.parked', { count: health.parked }))
  if (health.late > 0) troubles.push(t('health.late', { count: health.late }))
  return troubles
}

/** What the channel says of its trouble in words, else the code itself. */
export const failureWords = (channel: string, code: string, wordsOf: ChannelWords): string =>
  wordsOf(channel, `health.${code}`) ?? code
