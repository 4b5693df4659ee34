import { ArrowUp, ChevronDown, Eye } from 'lucide'
import { Button, Icon, IconButton, Kbd, SplitButton } from '#web/ui'
import { Menu } from '#web/overlay'
import { announced, printed } from '#web/actions'
import { useText } from '#web/texts'
import type { SendWay } from './answer.tsx'
import css from './writing.module.css'

type SendButtonProps = { kind: 'private' | 'public' | 'note'; isOff: boolean; onSend: (then?: SendWay) => void }

/** Sends; beside it the other ways to. Its colour says who will read it. */
export function SendButton({ kind, isOff, onSend }: SendButtonProps) {
  const t = useText()
  const hint = (
    <span className={css.keys}>
      <Kbd keys={printed('mod+Enter')} />
    </span>
  )
  if (kind === 'note') {
    return (
      <Button type="submit" isOff={isOff} aria-keyshortcuts={announced('mod+Enter')}>
        {t('writing.keep-note')} {hint}
      </Button>
    )
  }
  const isPublic = kind === 'public'
  const look = isPublic ? 'plaza' : 'primary'
  return (
    <SplitButton>
      <Button type="submit" kind={look} isOff={isOff} aria-keyshortcuts={announced('mod+Enter')}>
        {isPublic && <Icon of={Eye} size="s" />}
        <span className={css.word}>{t(isPublic ? 'writing.publish' : 'writing.send')}</span>
        <span className={css.sign}>
          <Icon of={ArrowUp} />
        </span>
        {hint}
      </Button>
      <Menu
        label={t('writing.ways')}
        side="end"
        groups={[
          [
            {
              key: 'close',
              label: t(isPublic ? 'writing.publish-close' : 'writing.send-close'),
              keys: printed('mod+shift+Enter'),
              isOff,
              onDo: () => onSend('close'),
            },
            {
              key: 'snooze',
              label: t(isPublic ? 'writing.publish-snooze' : 'writing.send-snooze'),
              keys: printed('mod+alt+Enter'),
              isOff,
              onDo: () => onSend('snooze'),
            },
            {
              key: 'later',
              label: t(isPublic ? 'writing.publish-later' : 'writing.send-later'),
              keys: printed('shift+alt+Enter'),
              isOff,
              onDo: () => onSend('later'),
            },
          ],
        ]}
        renderTrigger={props => (
          <IconButton {...props} kind={look} isOff={isOff} name={t('writing.ways')}>
            <Icon of={ChevronDown} size="s" />
          </IconButton>
        )}
      />
    </SplitButton>
  )
}
