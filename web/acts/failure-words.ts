import type { Message } from '#protocol'
import type { ChannelWords } from '#web/profiles'
import type { Key, Translate } from '#web/texts'

/** Why the platform refused: in its channel's words or ours where there are any, else as the platform put it. */
export function failureWords(
  { failure, channel }: Pick<Message, 'failure' | 'channel'>,
  t: Translate,
  channelWords: ChannelWords,
): string {
  if (!failure) return t('failure.unknown')
  const own = channelWords(channel, `failure.${failure.code}`)
  if (own) return own
  const key = `failure.${failure.code}` as Key
  const words = t(key)
  return words === key ? failure.text || t('failure.unknown') : words
}
