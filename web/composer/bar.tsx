import { Deadline, useNow } from '#web/ui'
import { ComposerBar } from '#web/talk'
import { SegmentedControl } from '#web/form'
import { useBrand } from '#web/api'
import { type Key, useFormats, useText } from '#web/texts'
import { faceFor } from '#web/limits'
import { firstWordOf } from '#protocol'
import type { WritingProps } from './writing.tsx'
import css from './writing.module.css'

const VISIBILITIES: Record<'private' | 'public', Key> = { private: 'visibility.private', public: 'visibility.public' }

/** The first line: through what, who will read it, and until when it may be written. */
export function Bar({ conversation, channelName, draft, onDraft, windowMs, waysButton }: WritingProps) {
  const t = useText()
  const first = useSignature(conversation.composer.signs)
  if (draft.kind === 'note') {
    return (
      <ComposerBar kind="note" title={t('note.name')}>
        {t('note.who')}
      </ComposerBar>
    )
  }
  const { composer, channel, name } = conversation
  const isPublic = draft.visibility === 'public'
  const both = composer.faces.length > 1
  const choices = (['private', 'public'] as const).map(value => ({ value, label: t(VISIBILITIES[value]) }))
  const toWhom = first ? t('writing.whom.signed', { name, first }) : t('writing.whom', { name })
  const until = faceFor(composer, draft)?.windowUntil ?? null
  return (
    <ComposerBar
      kind={draft.visibility}
      channel={channel}
      choice={waysButton}
      title={isPublic ? t('visibility.public') : channelName}
      visibilityText={isPublic || both ? undefined : t('visibility.private')}
      aside={
        <span className={css.aside}>
          <Window until={until} lastsMs={windowMs} />
          {both && (
            <SegmentedControl
              label={t('visibility.who')}
              choices={choices}
              value={draft.visibility}
              onChange={visibility => onDraft(now => ({ ...now, visibility }))}
            />
          )}
        </span>
      }
    >
      {isPublic ? t('writing.public.whom', { channel: channelName }) : toWhom}
    </ComposerBar>
  )
}

/** The first name with which the answer is signed, where the customer is shown one. */
function useSignature(signs: true | undefined): string | undefined {
  const { me } = useBrand()
  return signs && firstWordOf(me.person.name)
}

/** How long one may still write freely. */
function Window({ until, lastsMs }: { until: number | null; lastsMs: number | null }) {
  const t = useText()
  const formats = useFormats()
  const now = useNow(30_000)
  if (until === null) return null
  const left = (until - now) / (lastsMs ?? 86_400_000)
  return (
    <Deadline left={left}>
      {left <= 0 ? t('window.closed') : t('window.left', { time: formats.span(until - now) })}
    </Deadline>
  )
}
