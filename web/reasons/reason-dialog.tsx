import { useState } from 'react'
import { deepestReason, type Reason, type ReasonMark } from '#protocol'
import { useFaultWords } from '#web/api'
import { SegmentedControl, Select, TextInput, useIsChanged } from '#web/form'
import { Dialog } from '#web/overlay'
import { useText } from '#web/texts'
import { Button, Callout } from '#web/ui'
import { type ReasonForm, useReasonDeeds } from './queries.ts'
import css from './reasons-page.module.css'

/** One that is there, or where a new one is to stand. */
export type Edited = Reason | { parentId: string | null }

type ReasonDialogProps = { edited: Edited | undefined; reasons: readonly Reason[]; onDone: () => void }

/** A reason that is made or edited. */
export function ReasonDialog({ edited, reasons, onDone }: ReasonDialogProps) {
  const t = useText()
  const title = t(edited && 'id' in edited ? 'reasons.edit' : 'reasons.add')
  return (
    <Dialog title={title} isOpen={edited !== undefined} onClose={onDone} closeName={t('common.close')}>
      {edited && <Form edited={edited} reasons={reasons} onDone={onDone} />}
    </Dialog>
  )
}

/** In the place of a parent's id. */
const TOP = 'top'

const NEW: ReasonForm = { label: '', parentId: null, toCustomer: null, toBrand: null }

function Form({ edited, reasons, onDone }: { edited: Edited; reasons: readonly Reason[]; onDone: () => void }) {
  const t = useText()
  const words = useFaultWords()
  const { add, edit } = useReasonDeeds()
  const [form, setForm] = useState<ReasonForm>({ ...NEW, ...edited })
  const isChanged = useIsChanged(form)
  const set = (change: Partial<ReasonForm>): void => {
    setForm({ ...form, ...change })
    add.reset()
    edit.reset()
  }
  const before = 'id' in edited ? edited : undefined
  const hasBelow =
    before !== undefined && reasons.some(({ parentId, isArchived }) => parentId === before.id && !isArchived)
  const fault = add.error ?? edit.error
  const { label, parentId, toCustomer, toBrand } = form
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        const written = { label, parentId, toCustomer, toBrand }
        if (before) edit.mutate({ id: before.id, ...written }, { onSuccess: onDone })
        else add.mutate(written, { onSuccess: onDone })
      }}
    >
      <TextInput
        label={t('reasons.name')}
        help={t('reasons.name.help')}
        data-autofocus=""
        required
        maxLength={120}
        value={label}
        onChange={text => set({ label: text })}
      />
      <Parent {...{ before, reasons, parentId }} onChange={id => set({ parentId: id })} />
      {!hasBelow && (
        <>
          <Mark name={t('reasons.to-customer')} value={toCustomer} onChange={mark => set({ toCustomer: mark })} />
          <Mark name={t('reasons.to-brand')} value={toBrand} onChange={mark => set({ toBrand: mark })} />
          <p className={css.help}>{t('reasons.marks.help')}</p>
        </>
      )}
      {fault && (
        <Callout tone="late">
          <span role="alert">{words(fault)}</span>
        </Callout>
      )}
      <div className={css.foot}>
        <Button
          type="submit"
          kind="primary"
          isOff={label.trim() === '' || !isChanged}
          isBusy={add.isPending || edit.isPending}
        >
          {t(before ? 'form.keep' : 'reasons.make')}
        </Button>
      </div>
    </form>
  )
}

type ParentProps = {
  before: Reason | undefined
  reasons: readonly Reason[]
  parentId: string | null
  onChange: (id: string | null) => void
}

/** Below which one it stands: not below itself, and not too deep. */
function Parent({ before, reasons, parentId, onChange }: ParentProps) {
  const t = useText()
  const inside = new Set(before ? [before.id] : [])
  for (const reason of reasons) if (reason.parentId && inside.has(reason.parentId)) inside.add(reason.id)
  const possible = reasons.filter(
    ({ id, path, isArchived }) =>
      id === parentId || (!inside.has(id) && !isArchived && path.length + 1 < deepestReason),
  )
  const choices = possible.map(({ id, path, label }) => ({ value: id, label: [...path, label].join(' › ') }))
  return (
    <Select
      label={t('reasons.parent')}
      choices={[{ value: TOP, label: t('reasons.parent.none') }, ...choices]}
      value={parentId ?? TOP}
      onChange={id => onChange(id === TOP ? null : id)}
    />
  )
}

type MarkProps = { name: string; value: ReasonMark | null; onChange: (mark: ReasonMark | null) => void }

function Mark({ name, value, onChange }: MarkProps) {
  const t = useText()
  return (
    <div className={css.marks}>
      <span className={css.mark}>{name}</span>
      <SegmentedControl<ReasonMark | 'unsaid'>
        label={name}
        choices={[
          { value: 'value', label: t('reasons.value') },
          { value: 'irritant', label: t('reasons.irritant') },
          { value: 'unsaid', label: t('reasons.unsaid') },
        ]}
        value={value ?? 'unsaid'}
        onChange={mark => onChange(mark === 'unsaid' ? null : mark)}
      />
    </div>
  )
}
