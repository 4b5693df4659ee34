import { useState } from 'react'
import { factRule, longestFact, writtenFacts } from '#protocol'
import { useFaultWords } from '#web/api'
import { Select, TextInput } from '#web/form'
import { Dialog } from '#web/overlay'
import { useChannels } from '#web/profiles'
import { type Key, useText } from '#web/texts'
import { Button, Callout } from '#web/ui'
import { useConsents, useFactDeeds } from './queries.ts'
import { kindName, PURPOSES } from './words.ts'
import css from './facts.module.css'

type Written = { kind: (typeof writtenFacts)[number]; value: string }
type FactDialogProps = { customerId: string; before: Written | undefined; onDone: () => void }

/** Something that one knows of a customer, or knows better. */
export function FactDialog({ customerId, before, onDone }: FactDialogProps) {
  const t = useText()
  const title = t(before?.value ? 'fact.edit.title' : 'fact.write')
  return (
    <Dialog title={title} isOpen={before !== undefined} onClose={onDone} closeName={t('common.close')}>
      {before && <Form {...{ customerId, before, onDone }} />}
    </Dialog>
  )
}

const HELP: Partial<Record<Written['kind'], Key>> = {
  language: 'fact.help.language',
  'time-zone': 'fact.help.time-zone',
  'best-hours': 'fact.help.best-hours',
}

function Form({ customerId, before, onDone }: FactDialogProps & { before: Written }) {
  const t = useText()
  const words = useFaultWords()
  const { write } = useFactDeeds(customerId)
  const [{ kind, value }, setForm] = useState(before)
  const set = (change: Partial<Written>): void => {
    setForm({ kind, value, ...change })
    write.reset()
  }
  const purpose = useLacking(customerId, kind)
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        write.mutate({ kind, value }, { onSuccess: onDone })
      }}
    >
      {before.value === '' && (
        <Select
          label={t('fact.kind')}
          choices={writtenFacts.map(each => ({ value: each, label: kindName(each, t) }))}
          value={kind}
          onChange={next => set({ kind: next, value: '' })}
        />
      )}
      <Value {...{ kind, value }} onChange={next => set({ value: next })} />
      {purpose && <Callout tone="soon">{t('fact.lacking', { purpose: t(PURPOSES[purpose]) })}</Callout>}
      {write.error && (
        <Callout tone="late">
          <span role="alert">{words(write.error)}</span>
        </Callout>
      )}
      <div className={css.foot}>
        <Button
          type="submit"
          kind="primary"
          isOff={purpose !== undefined || value.trim() === '' || value === before.value}
          isBusy={write.isPending}
        >
          {t('form.keep')}
        </Button>
      </div>
    </form>
  )
}

/** What would have to be agreed to first. */
function useLacking(customerId: string, kind: Written['kind']) {
  const { data } = useConsents(customerId)
  const { basis, purpose } = factRule(kind)
  if (!data || basis !== 'consent' || !purpose) return undefined
  return data.consents.some(each => each.purpose === purpose && each.channel === null && each.isGiven)
    ? undefined
    : purpose
}

function Value({ kind, value, onChange }: Written & { onChange: (value: string) => void }) {
  const t = useText()
  const channels = useChannels().data ?? []
  const label = kindName(kind, t)
  if (factRule(kind).form === 'channel')
    return (
      <Select
        label={label}
        choices={[
          { value: '', label: t('field.unsaid') },
          ...channels.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={value}
        onChange={onChange}
      />
    )
  const help = HELP[kind]
  return (
    <TextInput
      label={label}
      {...(help && { help: t(help) })}
      data-autofocus=""
      required
      maxLength={longestFact}
      value={value}
      onChange={onChange}
    />
  )
}
