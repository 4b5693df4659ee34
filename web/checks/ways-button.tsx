import { lazy, type Ref, Suspense } from 'react'
import { ChevronDown } from 'lucide-react'
import { Icon, IconButton } from '#web/ui'
import { Popover } from '#web/overlay'
import { useText } from '#web/texts'
import type { Conversation } from '#protocol'
import type { Draft } from '#web/outbox'

const WayList = lazy(async () => ({ default: (await import('./way-list.tsx')).WayList }))

type WaysButtonProps = {
  conversation: Conversation
  draft: Draft
  onDraft: (change: (now: Draft) => Draft) => void
  ref: Ref<HTMLButtonElement>
}

/** The way to where else this customer can be answered. It proposes; nothing is chosen for anybody. */
export function WaysButton({ conversation, draft, onDraft, ref }: WaysButtonProps) {
  const t = useText()
  return (
    <Popover
      label={t('ways.title', { name: conversation.name })}
      renderTrigger={props => (
        <IconButton {...props} ref={ref} size="s" name={t('deed.elsewhere')} aria-keyshortcuts="C">
          <Icon of={ChevronDown} size="s" />
        </IconButton>
      )}
    >
      {close => (
        <Suspense fallback={<p>{t('common.loading')}</p>}>
          <WayList {...{ conversation, draft, onDraft, onDone: close }} />
        </Suspense>
      )}
    </Popover>
  )
}
