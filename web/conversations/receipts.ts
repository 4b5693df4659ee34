import type { Message } from '#protocol'
import type { ReceiptState } from '#web/talk'
import type { ChannelWords } from '#web/profiles'
import type { Formats, Key, Translate } from '#web/texts'

/** What became of a message of ours, as a sign and a word. */
export function receiptOf(
  message: Message,
  t: Translate,
  formats: Formats,
  channelWords: ChannelWords,
): { state: ReceiptState; words: string } | undefined {
  if (message.direction !== 'out') return undefined
  const isPublic = message.visibility === 'public'
  switch (message.state) {
    case 'held':
    case 'queued':
      return { state: 'sending', words: t('receipt.sending') }
    case 'sent':
      return { state: 'sent', words: t(isPublic ? 'receipt.published' : 'receipt.sent') }
    case 'delivered':
      return { state: 'delivered', words: t('receipt.delivered') }
    case 'read':
      return {
        state: 'read',
        words: message.stateAt ? t('receipt.read.at', { time: formats.clock(message.stateAt) }) : t('receipt.read'),
      }
    case 'failed':
      return { state: 'failed', words: t('receipt.failed', { reason: failureWords(message, t, channelWords) }) }
    case 'unsure':
      return { state: 'unsure', words: t('receipt.unsure') }
    case 'received':
    case 'kept':
      return undefined
  }
}

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
