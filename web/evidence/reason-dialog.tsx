import { useState } from 'react'
import { useFaultWords } from '#web/api'
import { TextArea } from '#web/form'
import { Dialog } from '#web/overlay'
import { useText } from '#web/texts'
import { Button } from '#web/ui'
import css from './evidence.module.css'

type Deed = { mutate: (text: string, how: { onSuccess: () => void }) => void; isPending: boolean; error: unknown }
type ReasonDialogProps = {
  title: string
  say: string
  label: string
  deedName: string
  deed: Deed
  isOpen: boolean
  onClose: () => void
}

/** Asks in words for what stays on record. */
export function ReasonDialog({ title, isOpen, onClose, ...rest }: ReasonDialogProps) {
  const t = useText()
  return (
    <Dialog {...{ title, isOpen, onClose }} closeName={t('common.close')}>
      <Words {...rest} onClose={onClose} />
    </Dialog>
  )
}

function Words({ say, label, deedName, deed, onClose }: Omit<ReasonDialogProps, 'title' | 'isOpen'>) {
  const words = useFaultWords()
  const [text, setText] = useState('')
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        deed.mutate(text, { onSuccess: onClose })
      }}
    >
      <p>{say}</p>
      <TextArea
        label={label}
        required
        autoFocus
        maxLength={2000}
        value={text}
        onChange={setText}
        error={deed.error ? words(deed.error) : undefined}
      />
      <div className={css.deeds}>
        <Button type="submit" kind="primary" isBusy={deed.isPending}>
          {deedName}
        </Button>
      </div>
    </form>
  )
}
