import { Button } from '#web/ui'
import { useText } from '#web/texts'
import type { Message } from '#protocol'

export type LaterDeed = 'now' | 'change' | 'cancel'
export type OnLater = (message: Message, deed: LaterDeed) => void

/** What can be done with an answer that waits for its time. */
export function Later({ message, onLater }: { message: Message; onLater: OnLater }) {
  const t = useText()
  return (
    <>
      <Button size="s" onClick={() => onLater(message, 'now')}>
        {t('later.now')}
      </Button>
      <Button size="s" kind="ghost" data-later={message.id} onClick={() => onLater(message, 'change')}>
        {t('later.change')}
      </Button>
      <Button size="s" kind="ghost" onClick={() => onLater(message, 'cancel')}>
        {t('later.cancel')}
      </Button>
    </>
  )
}
