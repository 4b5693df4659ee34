import { Callout } from '#web/ui'
import { failureWords } from '#web/health'
import { useChannelWords } from '#web/profiles'
import type { VendorSignIn } from '#protocol'
import { useText } from '#web/texts'

/** What became of a sign-in that brought nothing, and what to do. */
export function VendorNews({ arrival, vendor }: { arrival: VendorSignIn; vendor: string }) {
  const t = useText()
  const wordsOf = useChannelWords()
  const { state, failure, channel } = arrival
  if (state === 'declined') return <Callout tone="soon">{t('vendor-sign-in.declined', { vendor })}</Callout>
  if (state === 'under-way') return <Callout tone="soon">{t('vendor-sign-in.under-way', { vendor })}</Callout>
  if (!failure) return null
  if (failure.code === 'expired') return <Callout tone="soon">{t('vendor-sign-in.expired')}</Callout>
  const isRefused = failure.code === 'vendor-refuses'
  return (
    <Callout tone="late">
      <b>{isRefused ? t('vendor-sign-in.refused', { vendor }) : failureWords(channel, failure.code, wordsOf)}</b>
      {failure.text && <p dir="auto">{failure.text}</p>}
      {isRefused && <p>{t('vendor-sign-in.refused.words')}</p>}
    </Callout>
  )
}
