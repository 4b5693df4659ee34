import type { ConnectionHealth, ProfileCard } from '#protocol'
import { ago } from '#web/page'
import type { ChannelWords } from '#web/profiles'
import type { Formats, Translate } from '#web/texts'

/** How something fares: in a few words, and why, where there is a reason. */
export type Condition = { tone: 'good' | 'soon' | 'late' | 'plain'; words: string; why?: string | undefined }

/** What it takes to say it. */
export type Say = { now: number; t: Translate; formats: Formats; wordsOf: ChannelWords }

const EXPIRY_NEWS_MS = 14 * 86_400_000

/** Posts are being turned away now: the last one was, and none was good since. */
export const isRejecting = ({ rejected, rejectedAt, receivedAt }: ConnectionHealth): boolean =>
  rejected > 0 && (rejectedAt ?? 0) > (receivedAt ?? 0)

export const isSilent = ({ silentFrom }: ConnectionHealth, now: number): boolean =>
  silentFrom !== null && now >= silentFrom

export const isExpiring = ({ validUntil }: ConnectionHealth, now: number): boolean =>
  validUntil !== null && validUntil - now < EXPIRY_NEWS_MS

/** How a profile fares, with its connection: the gravest thing first. */
export function conditionOf(card: ProfileCard, say: Say): Condition {
  const own = ownConditionOf(card, say)
  if (own && own.tone !== 'late') return own
  const line = lineConditionOf(card, say)
  return line.tone === 'late' ? line : (own ?? line)
}

/** Whether it does not do its work. */
export const isBroken = (card: ProfileCard, say: Say): boolean =>
  !card.disabled && conditionOf(card, say).tone === 'late'

/** Whether somebody has to do something about it. */
export const isTroubled = (card: ProfileCard, say: Say): boolean =>
  !card.disabled && ['late', 'soon'].includes(conditionOf(card, say).tone)

/** What is to be said of the profile alone; undefined when there is nothing. */
export function ownConditionOf(
  { channel, disabled, isWaiting, ailment }: ProfileCard,
  say: Say,
): Condition | undefined {
  const { t } = say
  if (disabled) return { tone: 'plain', words: t('health.off') }
  if (isWaiting) return { tone: 'soon', words: t('health.waiting'), why: t('health.waiting.why') }
  if (!ailment) return undefined
  const since = ago(ailment.since, say.now, say.formats)
  return {
    tone: 'late',
    words: t('health.ailing', { since }),
    why: sentence(failureWords(channel, ailment.code, say.wordsOf)),
  }
}

/** How the connection fares that profiles hang on: the gravest thing first. */
export function lineConditionOf({ channel, health }: Pick<ProfileCard, 'channel' | 'health'>, say: Say): Condition {
  const { now, t, formats, wordsOf } = say
  const since = (at: number | null): string => (at === null ? '' : ago(at, now, formats))
  const { state, receivedAt, failingSince, failure, rejected, rejectedAt, validUntil } = health
  if (state === 'failing') {
    const why = failure === null ? undefined : sentence(failureWords(channel, failure, wordsOf))
    return { tone: 'late', words: t('health.failing', { since: since(failingSince) }), why }
  }
  if (isRejecting(health)) {
    const words = t('health.rejected', { count: rejected, since: since(rejectedAt) })
    return { tone: 'late', words, why: t('health.rejected.why') }
  }
  if (isExpiring(health, now)) {
    const words = t('health.expiring', { when: formats.relative(validUntil!, now) })
    return { tone: 'soon', words, why: t('health.expiring.why') }
  }
  if (isSilent(health, now))
    return { tone: 'soon', words: t('health.quiet', { since: since(receivedAt) }), why: t('health.quiet.why') }
  if (state === 'quiet') return { tone: 'plain', words: t('health.silent') }
  return {
    tone: 'good',
    words: receivedAt === null ? t('health.ready') : t('health.good', { since: since(receivedAt) }),
  }
}

/** What else of a connection needs a look, each in a few words. */
export function troublesOf({ health }: Pick<ProfileCard, 'health'>, { t }: Say): string[] {
  return [
    ...(health.parked > 0 ? [t('health.parked', { count: health.parked })] : []),
    ...(health.late > 0 ? [t('health.late', { count: health.late })] : []),
  ]
}

/** What the channel says of its trouble in words, else the code itself. */
export const failureWords = (channel: string, code: string, wordsOf: ChannelWords): string =>
  wordsOf(channel, `health.${code}`) ?? code

/** Channels say why in the middle of a sentence; here it is one. */
export const sentence = (words: string): string => {
  const begun = words.charAt(0).toUpperCase() + words.slice(1)
  return /[.?!)]$/.test(begun) ? begun : `${begun}.`
}
