import { useState } from 'react'
import { longestPromise, type PromiseCard } from '#protocol'
import { Checkbox, TextInput } from '#web/form'
import { Dialog } from '#web/overlay'
import { type Key, useFormats, useText } from '#web/texts'
import { Button, Callout, useNow } from '#web/ui'
import { type Passed, Passing } from './passing.tsx'
import type { Asking } from './promise-line.tsx'
import { PromiseSteps } from './promise-steps.tsx'
import { usePromiseDeed } from './queries.ts'
import { Refused } from './refused.tsx'
import css from './promises.module.css'

type PromiseDialogProps = {
  asking: Asking | undefined
  onDone: () => void
  onPassed: (passed: Passed) => void
}

const TITLES: Record<Asking['what'], Key> = {
  date: 'promises.date.title',
  withdraw: 'promises.withdraw.title',
  pass: 'promises.pass.title',
  history: 'promises.history',
}

/** Another date, somebody else, that it is not wanted any more; or what was done with it. */
export function PromiseDialog({ asking, onDone, onPassed }: PromiseDialogProps) {
  const t = useText()
  return (
    <Dialog
      title={t(TITLES[asking?.what ?? 'date'])}
      isOpen={asking !== undefined}
      onClose={onDone}
      closeName={t('common.close')}
    >
      {asking && <Part {...{ asking, onDone, onPassed }} />}
    </Dialog>
  )
}

function Part({ asking: { promise, what }, onDone, onPassed }: PromiseDialogProps & { asking: Asking }) {
  switch (what) {
    case 'date':
      return <Dating promise={promise} onDone={onDone} />
    case 'withdraw':
      return <Withdrawing promise={promise} onDone={onDone} />
    case 'pass':
      return (
        <Passing
          promise={promise}
          onPassed={passed => {
            onPassed(passed)
            onDone()
          }}
        />
      )
    case 'history':
      return (
        <>
          <p className={css.quoted} dir="auto">
            {promise.text}
          </p>
          <PromiseSteps id={promise.id} />
        </>
      )
  }
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
