import { useState } from 'react'
import { amountIn, type GestureKind } from '#protocol'
import { useFaultWords } from '#web/api'
import { Switch, TextInput, useIsChanged } from '#web/form'
import { Dialog } from '#web/overlay'
import { useText } from '#web/texts'
import { Button, Callout } from '#web/ui'
import { AmountInput, useWrittenAmount } from './amount-input.tsx'
import { useGestureDeeds } from './queries.ts'
import css from './gestures.module.css'

type KindDialogProps = { edited: GestureKind | 'new' | undefined; currency: string; onDone: () => void }

/** A kind of gesture that is made or edited. */
export function KindDialog({ edited, currency, onDone }: KindDialogProps) {
  const t = useText()
  const title = t(edited === 'new' ? 'gestures.kinds.add' : 'gestures.kinds.edit')
  return (
    <Dialog title={title} isOpen={edited !== undefined} onClose={onDone} closeName={t('common.close')}>
      {edited && <Form {...{ currency, onDone }} before={edited === 'new' ? undefined : edited} />}
    </Dialog>
  )
}

type FormProps = { before: GestureKind | undefined; currency: string; onDone: () => void }

function Form({ before, currency, onDone }: FormProps) {
  const t = useText()
  const words = useFaultWords()
  const writtenAmount = useWrittenAmount()
  const { addKinds, editKind } = useGestureDeeds()
  const [name, setName] = useState(before?.name ?? '')
  const [costs, setCosts] = useState(before?.costs ?? true)
  const [text, setText] = useState(writtenAmount(before?.amount ?? null, currency))
  const isChanged = useIsChanged([name.trim(), costs, text.trim()])
  const amount = costs && text.trim() !== '' ? amountIn(text, currency) : null
  const fault = addKinds.error ?? editKind.error
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        if (amount === undefined) return
        if (before) editKind.mutate({ id: before.id, name, costs, amount }, { onSuccess: onDone })
        else addKinds.mutate([{ name, costs, amount }], { onSuccess: onDone })
      }}
    >
      <TextInput
        label={t('gestures.kinds.name')}
        help={t('gestures.kinds.name.help')}
        data-autofocus=""
        required
        maxLength={60}
        value={name}
        onChange={setName}
      />
      <Switch
        label={t('gestures.kinds.costs')}
        help={t('gestures.kinds.costs.help')}
        isOn={costs}
        onChange={setCosts}
      />
      {costs && (
        <AmountInput
          label={t('gestures.kinds.usual')}
          help={t('gestures.kinds.usual.help')}
          mayBeEmpty
          {...{ currency }}
          value={text}
          onChange={setText}
        />
      )}
      {fault ? (
        <Callout tone="late">
          <span role="alert">{words(fault)}</span>
        </Callout>
      ) : null}
      <div className={css.deeds}>
        <Button
          type="submit"
          kind="primary"
          isOff={name.trim() === '' || amount === undefined || !isChanged}
          isBusy={addKinds.isPending || editKind.isPending}
        >
          {t(before ? 'gestures.save' : 'gestures.kinds.make')}
        </Button>
      </div>
    </form>
  )
}
