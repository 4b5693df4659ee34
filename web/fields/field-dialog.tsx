import { useState } from 'react'
import { type Field, fieldKinds } from '#protocol'
import { useFaultWords } from '#web/api'
import { SegmentedControl, Select, Switch, TextInput, useIsChanged } from '#web/form'
import { Dialog } from '#web/overlay'
import { useText } from '#web/texts'
import { Button, Callout } from '#web/ui'
import { ChoicesField } from './choices-field.tsx'
import { KINDS } from './kinds.ts'
import { type FieldForm, useFieldDeeds } from './queries.ts'
import css from './fields-page.module.css'

type FieldDialogProps = { edited: Field | 'new' | undefined; onDone: () => void }

/** A field that is made or edited. */
export function FieldDialog({ edited, onDone }: FieldDialogProps) {
  const t = useText()
  const title = t(edited === 'new' ? 'fields.add' : 'fields.edit')
  return (
    <Dialog title={title} isOpen={edited !== undefined} onClose={onDone} closeName={t('common.close')}>
      {edited && <Form before={edited === 'new' ? undefined : edited} onDone={onDone} />}
    </Dialog>
  )
}

const NEW: FieldForm = { subject: 'conversation', kind: 'text', label: '', isRequired: false, choices: [] }

const formOf = ({ subject, kind, label, isRequired, choices }: Field): FieldForm => ({
  ...{ subject, kind, label, isRequired },
  choices: choices.filter(({ isArchived }) => !isArchived).map(({ id, label: name }) => ({ id, label: name })),
})

function Form({ before, onDone }: { before: Field | undefined; onDone: () => void }) {
  const t = useText()
  const words = useFaultWords()
  const { add, edit } = useFieldDeeds()
  const [form, setForm] = useState(() => (before ? formOf(before) : NEW))
  const isChanged = useIsChanged(form)
  const set = (change: Partial<FieldForm>): void => {
    setForm({ ...form, ...change })
    add.reset()
    edit.reset()
  }
  const { kind, label, isRequired } = form
  const choices = form.choices.filter(choice => choice.label.trim() !== '')
  const fault = add.error ?? edit.error
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        if (before)
          edit.mutate(
            { id: before.id, label, isRequired, ...(kind === 'choice' && { choices }) },
            { onSuccess: onDone },
          )
        else add.mutate({ ...form, choices }, { onSuccess: onDone })
      }}
    >
      <TextInput
        label={t('fields.name')}
        data-autofocus=""
        required
        maxLength={120}
        value={label}
        onChange={text => set({ label: text })}
      />
      {!before && <Nature form={form} onChange={set} />}
      {kind === 'choice' && <ChoicesField choices={form.choices} onChange={next => set({ choices: next })} />}
      <Switch
        label={t('fields.required')}
        help={t('fields.required.help')}
        isOn={isRequired}
        onChange={isOn => set({ isRequired: isOn })}
      />
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
          {t(before ? 'form.keep' : 'fields.make')}
        </Button>
      </div>
    </form>
  )
}

/** What stays as it was made: of what it is, and of which kind. */
function Nature({ form, onChange }: { form: FieldForm; onChange: (change: Partial<FieldForm>) => void }) {
  const t = useText()
  return (
    <>
      <SegmentedControl
        label={t('fields.subject')}
        choices={[
          { value: 'conversation', label: t('fields.subject.conversation') },
          { value: 'customer', label: t('fields.subject.customer') },
        ]}
        value={form.subject}
        onChange={subject => onChange({ subject })}
      />
      <Select
        label={t('fields.kind')}
        help={t('fields.kind.help')}
        choices={fieldKinds.map(kind => ({ value: kind, label: t(KINDS[kind]) }))}
        value={form.kind}
        onChange={kind => onChange({ kind })}
      />
    </>
  )
}
