import { useState } from 'react'
import { type Gesture, longestGestureReason } from '#protocol'
import { useFaultWords } from '#web/api'
import { TextInput } from '#web/form'
import { Dialog } from '#web/overlay'
import { useFormats, useText } from '#web/texts'
import { Button, Callout } from '#web/ui'
import { useGestureDeeds } from './queries.ts'
import css from './gestures.module.css'

type TakeBackProps = { gesture: Gesture | undefined; currency: string; onDone: () => void }

/** A gesture that does not stand after all, with the reason. */
export function TakeBackDialog({ gesture, currency, onDone }: TakeBackProps) {
  const t = useText()
  return (
    <Dialog
      title={t('gestures.take-back.title')}
      isOpen={gesture !== undefined}
      onClose={onDone}
      closeName={t('common.close')}
    >
      {gesture && <TakingBack {...{ gesture, currency, onDone }} />}
    </Dialog>
  )
}

function TakingBack({ gesture, currency, onDone }: TakeBackProps & { gesture: Gesture }) {
  const t = useText()
  const words = useFaultWords()
  const formats = useFormats()
  const { takeBack } = useGestureDeeds()
  const [reason, setReason] = useState('')
  const { id, amount, name } = gesture
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        takeBack.mutate({ id, reason }, { onSuccess: onDone })
      }}
    >
      <p className={css.left}>
        {amount > 0
          ? t('gestures.take-back.help', { amount: formats.money(amount, currency), name })
          : t('gestures.take-back.free')}
      </p>
      <TextInput
        label={t('gestures.why-back')}
        data-autofocus=""
        required
        maxLength={longestGestureReason}
        value={reason}
        onChange={setReason}
      />
      {takeBack.error ? (
        <Callout tone="late">
          <span role="alert">{words(takeBack.error)}</span>
        </Callout>
      ) : null}
      <div className={css.deeds}>
        <Button type="submit" kind="primary" isBusy={takeBack.isPending} isOff={reason.trim() === ''}>
          {t('gestures.take-back')}
        </Button>
      </div>
    </form>
  )
}
