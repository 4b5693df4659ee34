import type { Ref } from 'react'
import { ChevronDown } from 'lucide'
import { Icon, IconButton } from '#web/ui'
import { Popover } from '#web/overlay'
import { useText } from '#web/texts'
import type { Conversation } from '#protocol'
import type { Draft } from '#web/outbox'
import { WayList } from './way-list.tsx'

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
      label={t('deed.elsewhere')}
      renderTrigger={props => (
        <IconButton {...props} ref={ref} size="s" name={t('deed.elsewhere')} aria-keyshortcuts="C">
          <Icon of={ChevronDown} size="s" />
        </IconButton>
      )}
    >
      {close => <WayList {...{ conversation, draft, onDraft, onDone: close }} />}
    </Popover>
  )
}
