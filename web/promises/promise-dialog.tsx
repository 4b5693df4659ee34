import { useState } from 'react'
import { longestPromise, type PromiseCard } from '#protocol'
import { useFaultWords } from '#web/api'
import { Checkbox, TextInput } from '#web/form'
import { Dialog } from '#web/overlay'
import { useFormats, useText } from '#web/texts'
import { Button, Callout, useNow } from '#web/ui'
import type { Asking } from './promise-line.tsx'
import { usePromiseDeed } from './queries.ts'
import css from './promises.module.css'

type PromiseDialogProps = { asking: Asking | undefined; onDone: () => void }

/** Another date, or that it is not wanted any more. */
export function PromiseDialog({ asking, onDone }: PromiseDialogProps) {
  const t = useText()
  const isDate = asking?.what === 'date'
  return (
    <Dialog
      title={t(isDate ? 'promises.date.title' : 'promises.withdraw.title')}
      isOpen={asking !== undefined}
      onClose={onDone}
      closeName={t('common.close')}
    >
      {asking && (isDate ? <Dating {...asking} onDone={onDone} /> : <Withdrawing {...asking} onDone={onDone} />)}
    </Dialog>
  )
}

type PartProps = { promise: PromiseCard; onDone: () => void }

function Dating({ promise: { id, text, dueAt }, onDone }: PartProps) {
  const t = useText()
  const formats = useFormats()
  const now = useNow(60_000)
  const deed = usePromiseDeed()
  const [when, setWhen] = useState('')
  const [isAgreed, setAgreed] = useState(false)
  const at = when === '' ? Number.NaN : new Date(when).getTime()
  const isTooEarly = at <= Math.max(now, dueAt ?? now)
  const isOff = Number.isNaN(at) || isTooEarly
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        if (isOff) return
        const dated = dueAt === null
        deed.mutate(dated ? { id, kind: 'dated', dueAt: at } : { id, kind: 'renegotiated', dueAt: at, isAgreed }, {
          onSuccess: onDone,
        })
      }}
    >
      <p className={css.quoted} dir="auto">
        {text}
      </p>
      <TextInput
        type="datetime-local"
        label={t('promises.date.when')}
        data-autofocus=""
        value={when}
        onChange={setWhen}
        error={isTooEarly ? t('fault.promise.earlier') : undefined}
      />
      {dueAt !== null && (
        <Checkbox
          label={t('promises.date.agreed')}
          help={t('promises.date.agreed.help', { due: formats.moment(dueAt) })}
          isOn={isAgreed}
          onChange={setAgreed}
        />
      )}
      <Refused fault={deed.error} />
      <div className={css.ends}>
        <Button type="submit" kind="primary" isBusy={deed.isPending} isOff={isOff}>
          {t('promises.date.keep')}
        </Button>
      </div>
    </form>
  )
}

function Withdrawing({ promise: { id, text, state }, onDone }: PartProps) {
  const t = useText()
  const deed = usePromiseDeed()
  const [why, setWhy] = useState('')
  const [isByCustomer, setByCustomer] = useState(true)
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        deed.mutate({ id, kind: 'withdrawn', why, isByCustomer }, { onSuccess: onDone })
      }}
    >
      <p className={css.quoted} dir="auto">
        {text}
      </p>
      {state === 'broken' && <Callout>{t('promises.withdraw.broken')}</Callout>}
      <TextInput
        label={t('promises.withdraw.why')}
        data-autofocus=""
        required
        maxLength={longestPromise}
        value={why}
        onChange={setWhy}
      />
      <Checkbox label={t('promises.withdraw.customer')} isOn={isByCustomer} onChange={setByCustomer} />
      <Refused fault={deed.error} />
      <div className={css.ends}>
        <Button type="submit" kind="primary" isBusy={deed.isPending} isOff={why.trim() === ''}>
          {t('promises.deed.withdraw')}
        </Button>
      </div>
    </form>
  )
}

function Refused({ fault }: { fault: unknown }) {
  const words = useFaultWords()
  if (!fault) return null
  return (
    <Callout tone="late">
      <span role="alert">{words(fault)}</span>
    </Callout>
  )
}
