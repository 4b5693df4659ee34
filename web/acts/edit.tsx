import { useState } from 'react'
import { CornerUpRight } from 'lucide'
import { Button, Callout } from '#web/ui'
import { isFault, useFaultWords } from '#web/api'
import { TextArea } from '#web/form'
import { Dialog } from '#web/overlay'
import { usePageTexts, useText } from '#web/texts'
import { type TextLimit, textOver } from '#channel/length'
import { firstWordOf, type Message, type RedirectReason } from '#protocol'
import { reasonName, Reasons } from './redirect-reasons.tsx'
import type { OnAct } from './use-act.ts'
import css from './acts.module.css'

type EditProps = { message: Message; limit: TextLimit | undefined; onAct: OnAct; onDone: () => void }

/** What it is to say instead; checked against what its place takes, and held as a reply would be. Nothing is lost when it is refused. */
export function Edit({ message, limit, onAct, onDone }: EditProps) {
  const t = useText()
  const [text, setText] = useState(message.text ?? '')
  const [refused, setRefused] = useState<{ text: string; fault: unknown }>()
  const [isBusy, setBusy] = useState(false)
  const over = limit ? textOver(text, limit) : 0
  const isSame = text.trim() === (message.text ?? '').trim()
  const fault = refused?.text === text ? refused.fault : undefined
  const isOff = over > 0 || isSame || text.trim() === '' || fault !== undefined
  const go = (redirectReason?: RedirectReason): void => {
    setBusy(true)
    onAct(message, { deed: 'edit', text, ...(redirectReason && { redirectReason }) }, why => {
      setBusy(false)
      if (why === undefined) onDone()
      else setRefused({ text, fault: why })
    })
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
          <Button kind="primary" isOff={isOff} isBusy={isBusy} onClick={() => go()}>
            {t('act.edit.do')}
          </Button>
        </>
      }
    >
      <div className={css.asked}>
        <TextArea label={t('act.edit.text')} value={text} onChange={setText} rows={5} />
        {over > 0 && <Callout tone="late">{t('writing.too-long', { over })}</Callout>}
        {fault !== undefined && <Refused fault={fault} onReason={go} />}
        <p className={css.quiet}>{t('act.edit.words')}</p>
      </div>
    </Dialog>
  )
}

/** Why it did not go. Where it sends its reader elsewhere, one says why, and then it does. */
function Refused({ fault, onReason }: { fault: unknown; onReason: (reason: RedirectReason) => void }) {
  const words = useFaultWords()
  const isSpoken = usePageTexts()
  const isHeld = isFault(fault) && fault.code === 'reply.redirects'
  return (
    <Callout
      tone={isHeld ? 'soon' : 'late'}
      icon={isHeld ? CornerUpRight : undefined}
      deeds={isHeld && isSpoken && <Reasons onChoose={onReason} />}
    >
      <span role="alert">{words(fault)}</span>
    </Callout>
  )
}

/** That it sends its reader elsewhere, and who of us said why. */
export function Redirected({ message: { redirected, redirectedBy, author } }: { message: Message }) {
  const t = useText()
  const isSpoken = usePageTexts()
  if (!redirected || !isSpoken) return null
  const who = redirectedBy ?? author.name
  return <span>{t('redirect.said', { who: firstWordOf(who), reason: t(reasonName(redirected)) })}</span>
}
