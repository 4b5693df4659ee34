import { useState } from 'react'
import { Button, Callout } from '#web/ui'
import { TextArea } from '#web/form'
import { Dialog } from '#web/overlay'
import { useText } from '#web/texts'
import { type TextLimit, textOver } from '#channel/length'
import type { Message } from '#protocol'
import type { OnAct } from './use-act.ts'
import css from './acts.module.css'

type EditProps = { message: Message; limit: TextLimit | undefined; onAct: OnAct; onDone: () => void }

/** What it is to say instead; checked against what its place takes. */
export function Edit({ message, limit, onAct, onDone }: EditProps) {
  const t = useText()
  const [text, setText] = useState(message.text ?? '')
  const over = limit ? textOver(text, limit) : 0
  const isSame = text.trim() === (message.text ?? '').trim()
  const isOff = over > 0 || isSame || text.trim() === ''
  const go = (): void => {
    if (isOff) return
    onAct(message, { deed: 'edit', text })
    onDone()
  }
  return (
    <Dialog
      title={t('act.edit')}
      isOpen
      onClose={onDone}
      closeName={t('common.close')}
      deeds={
        <>
          <Button kind="ghost" onClick={onDone}>
            {t('common.no')}
          </Button>
          <Button kind="primary" isOff={isOff} onClick={go}>
            {t('act.edit.do')}
          </Button>
        </>
      }
    >
      <div className={css.asked}>
        <TextArea label={t('act.edit.text')} value={text} onChange={setText} rows={5} />
        {over > 0 && <Callout tone="late">{t('writing.too-long', { over })}</Callout>}
        <p className={css.quiet}>{t('act.edit.words')}</p>
      </div>
    </Dialog>
  )
}
