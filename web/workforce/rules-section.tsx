import { useState } from 'react'
import { workKinds, type WorkRules } from '#protocol'
import { FieldGroup, TextInput, useIsChanged } from '#web/form'
import { Section } from '#web/page'
import { useText } from '#web/texts'
import { Button, LiveRegion } from '#web/ui'
import { readRules, type WrittenRules, writtenRules } from './rules-text.ts'
import { useKeepRules } from './staff-queries.ts'
import { Wrong } from './wrong.tsx'
import css from './staff.module.css'

/** What each kind of work takes of the hundred units that somebody has, and in which time. */
export function RulesSection({ rules }: { rules: WorkRules }) {
  const t = useText()
  const keep = useKeepRules()
  const [written, write] = useState(writtenRules(rules))
  const isChanged = useIsChanged(written)
  const read = readRules(written)
  const field = (key: keyof WrittenRules, label: string, help?: string) => (
    <TextInput
      key={key}
      label={label}
      help={help}
      inputMode="numeric"
      dir="ltr"
      required
      maxLength={5}
      value={written[key]}
      onChange={text => write({ ...written, [key]: text })}
    />
  )
  const kinds = workKinds.map(kind => {
    const label = t('staff.kind', { kind: kind.replaceAll('-', '_') })
    const units = Number(written[kind])
    const atOnce = units >= 1 && units <= 100 ? t('staff.at-once', { count: Math.floor(100 / units) }) : undefined
    return field(kind, label, atOnce)
  })
  return (
    <Section title={t('staff.rules')} help={t('staff.rules.help')}>
      <form
        className={css.form}
        onSubmit={event => {
          event.preventDefault()
          if (read) keep.mutate(read)
        }}
      >
        <FieldGroup title={t('staff.weights')}>
          <div className={css.pair}>
            {kinds}
            {field('parked', t('staff.parked'), t('staff.parked.help'))}
          </div>
        </FieldGroup>
        <FieldGroup title={t('staff.times')}>
          <div className={css.pair}>
            {field('offerLive', t('staff.offer.live'))}
            {field('offerOther', t('staff.offer.other'))}
            {field('wrapVoice', t('staff.wrap.voice'), t('staff.wrap.help'))}
            {field('wrapOther', t('staff.wrap.other'), t('staff.wrap.help'))}
            {field('pauses', t('staff.pauses'))}
          </div>
        </FieldGroup>
        <Wrong fault={keep.error} />
        <div className={css.deeds}>
          <Button type="submit" kind="primary" isOff={!read || !isChanged} isBusy={keep.isPending}>
            {t('form.keep')}
          </Button>
        </div>
        <LiveRegion>{keep.isSuccess ? t('form.kept') : ''}</LiveRegion>
      </form>
    </Section>
  )
}
