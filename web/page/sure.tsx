import type { ReactNode } from 'react'
import { Dialog } from '#web/overlay'
import { useText } from '#web/texts'
import { Button } from '#web/ui'

type SureProps = {
  /** The question. */
  title: ReactNode
  /** What becomes of it. */
  children: ReactNode
  /** The deed itself, as its button said it. */
  deed: string
  isOpen: boolean
  onClose: () => void
  onDo: () => void
}

/** Asks before what nobody can undo. */
export function Sure({ title, children, deed, isOpen, onClose, onDo }: SureProps) {
  const t = useText()
  const go = (): void => {
    onClose()
    onDo()
  }
  return (
    <Dialog
      {...{ title, isOpen, onClose }}
      closeName={t('common.close')}
      deeds={
        <>
          <Button onClick={onClose}>{t('common.no')}</Button>
          <Button kind="danger" onClick={go}>
            {deed}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
