import { useState } from 'react'
import { channelPurposes, type Consent, consentWays, purposes } from '#protocol'
import { useFaultWords } from '#web/api'
import { SegmentedControl, Select, TextInput } from '#web/form'
import { Dialog } from '#web/overlay'
import { useChannels } from '#web/profiles'
import { useText } from '#web/texts'
import { Button, Callout } from '#web/ui'
import { type ConsentForm, useFactDeeds } from './queries.ts'
import { PURPOSES, WAYS } from './words.ts'
import css from './facts.module.css'

type Asked = Pick<Consent, 'purpose' | 'channel' | 'isGiven'>
type ConsentDialogProps = { customerId: string; before: Asked | undefined; onDone: () => void }

/** What a customer said of what may be done with theirs. */
export function ConsentDialog({ customerId, before, onDone }: ConsentDialogProps) {
  const t = useText()
  return (
    <Dialog title={t('consent.write')} isOpen={before !== undefined} onClose={onDone} closeName={t('common.close')}>
      {before && <Form {...{ customerId, before, onDone }} />}
    </Dialog>
  )
}

/** What a colleague can have been told by. */
const told = consentWays.filter(way => way !== 'import' && way !== 'platform')

function Form({ customerId, before, onDone }: ConsentDialogProps & { before: Asked }) {
  const t = useText()
  const words = useFaultWords()
  const { agree } = useFactDeeds(customerId)
  const [form, setForm] = useState<ConsentForm>({ ...before, way: 'conversation', note: '' })
  const set = (change: Partial<ConsentForm>): void => {
    setForm({ ...form, ...change })
    agree.reset()
  }
  const { purpose, channel, isGiven, way, note } = form
  const hasChannels = channelPurposes.includes(purpose)
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        agree.mutate(form, { onSuccess: onDone })
      }}
    >
      <Select
        label={t('consent.purpose')}
        choices={purposes.map(each => ({ value: each, label: t(PURPOSES[each]) }))}
        value={purpose}
        onChange={next => set({ purpose: next, channel: channelPurposes.includes(next) ? channel : null })}
      />
      {hasChannels && <Channel channel={channel} onChange={next => set({ channel: next })} />}
      <SegmentedControl
        label={t('consent.answer')}
        choices={[
          { value: 'yes', label: t('consent.said.yes') },
          { value: 'no', label: t('consent.said.no') },
        ]}
        value={isGiven ? 'yes' : 'no'}
        onChange={next => set({ isGiven: next === 'yes' })}
      />
      <Select
        label={t('consent.way')}
        choices={told.map(each => ({ value: each, label: t(WAYS[each]) }))}
        value={way}
        onChange={next => set({ way: next })}
      />
      <TextInput
        label={t('consent.note')}
        help={t(isGiven ? 'consent.note.help' : 'consent.note.free')}
        maxLength={500}
        value={note}
        onChange={next => set({ note: next })}
      />
      {agree.error && (
        <Callout tone="late">
          <span role="alert">{words(agree.error)}</span>
        </Callout>
      )}
      <div className={css.foot}>
        <Button type="submit" kind="primary" isOff={isGiven && note.trim() === ''} isBusy={agree.isPending}>
          {t('form.keep')}
        </Button>
      </div>
    </form>
  )
}

function Channel({ channel, onChange }: { channel: string | null; onChange: (channel: string | null) => void }) {
  const t = useText()
  const channels = useChannels().data ?? []
  return (
    <Select
      label={t('consent.channel')}
      choices={[
        { value: '', label: t('consent.channel.all') },
        ...channels.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={channel ?? ''}
      onChange={next => onChange(next === '' ? null : next)}
    />
  )
}
