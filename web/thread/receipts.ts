import type { Message } from '#protocol'
import type { ReceiptState } from '#web/talk'
import { failureWords } from '#web/acts'
import type { ChannelWords } from '#web/profiles'
import type { Formats, Translate } from '#web/texts'

export type Told = { state: ReceiptState; words: string }

/** What became of a message of ours, as a sign and a word; undefined where there is nothing to tell. */
export function receiptOf(
  message: Message,
  t: Translate,
  formats: Formats,
  channelWords: ChannelWords,
): Told | undefined {
  if (message.direction !== 'out' || message.deletedAt !== null) return undefined
  const { state, stateAt, failure, visibility, sendAt } = message
  if (sendAt !== null) return { state: 'scheduled', words: t('receipt.scheduled', { time: formats.moment(sendAt) }) }
  const reason = failureWords(message, t, channelWords)
  switch (state) {
    case 'held':
    case 'queued':
      return { state: 'sending', words: failure ? t('receipt.retrying', { reason }) : t('receipt.sending') }
    case 'sent':
      return { state, words: t(visibility === 'public' ? 'receipt.published' : 'receipt.sent') }
    case 'delivered':
      return { state, words: t(visibility === 'public' ? 'receipt.published' : 'receipt.delivered') }
    case 'read':
      return { state, words: stateAt ? t('receipt.read.at', { time: formats.clock(stateAt) }) : t('receipt.read') }
    case 'failed':
      return { state, words: t('receipt.failed', { reason }) }
    case 'unsure':
      return { state, words: t('receipt.unsure') }
    case 'received':
    case 'kept':
      return undefined
  }
}

/** Told at once, also in the middle of a stretch: it is not over, or went wrong. */
export const isNews = (told: Told | undefined): boolean =>
  told !== undefined && ['sending', 'scheduled', 'failed', 'unsure'].includes(told.state)
