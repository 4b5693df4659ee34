import { Button } from '#web/ui'
import { Dialog } from '#web/overlay'
import { useText } from '#web/texts'
import type { Message } from '#protocol'
import type { OnAct } from './use-act.ts'
import css from './acts.module.css'

type UnsendProps = { message: Message; onAct: OnAct; onDone: () => void }

/** Asks once: what was taken back cannot be put there again. */
export function Unsend({ message, onAct, onDone }: UnsendProps) {
  const t = useText()
  const go = (): void => {
    onAct(message, { deed: 'unsend' })
    onDone()
  }
  return (
    <Dialog
      title={t('act.unsend')}
      isOpen
      onClose={onDone}
      closeName={t('common.close')}
      deeds={
        <>
          <Button kind="ghost" onClick={onDone}>
            {t('common.no')}
          </Button>
          <Button kind="danger" onClick={go}>
            {t('act.unsend.do')}
          </Button>
        </>
      }
    >
      <div className={css.asked}>
        <p>{t('act.unsend.words')}</p>
        {message.text && (
          <blockquote className={css.quoted} dir="auto">
            {message.text}
          </blockquote>
        )}
      </div>
    </Dialog>
  )
}
