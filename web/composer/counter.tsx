import { LiveRegion } from '#web/ui'
import { ComposerCounter } from '#web/talk'
import { faceFor, limitOf } from '#web/limits'
import { type Draft, textOf } from '#web/outbox'
import { useFormats, useText } from '#web/texts'
import { smsPieces, textLength, textOver } from '#channel/length'
import type { Conversation } from '#protocol'

/** How much is written of what fits, as the platform counts. */
export function Counter({ conversation, draft }: { conversation: Conversation; draft: Draft }) {
  const t = useText()
  const formats = useFormats()
  const text = textOf(draft)
  const face = faceFor(conversation.composer, draft)
  if (text === '' || !face) return null
  const limit = limitOf(face, draft.files.length > 0)
  const count = textLength(text, limit)
  const over = textOver(text, limit)
  return (
    <>
      <ComposerCounter count={count} limit={over > 0 ? count - over : limit.max}>
        {formats.number(count)} / {formats.number(limit.max)}
        {limit.pieces === 'sms' && ` · ${t('writing.sms', { count: smsPieces(text).pieces })}`}
      </ComposerCounter>
      <LiveRegion>{over > 0 ? t('writing.too-long', { over }) : ''}</LiveRegion>
    </>
  )
}
