import { FieldPair, Select, TextInput } from '#web/form'
import { useText } from '#web/texts'
import { readWithin, type Unit, type Written } from './within.ts'
import css from './levels.module.css'

type SpanFieldProps = { value: Written; onChange: (value: Written) => void }

/** How long something may take: so many of what, and by which clock. */
export function SpanField({ value, onChange }: SpanFieldProps) {
  const t = useText()
  const { amount, unit, clock } = value
  const isWrong = amount !== '' && readWithin(value) === undefined
  return (
    <div className={css.span}>
      <FieldPair>
        <TextInput
          label={t('levels.within')}
          inputMode="numeric"
          dir="ltr"
          required
          maxLength={7}
          data-autofocus=""
          value={amount}
          error={isWrong ? t('levels.within.wrong') : undefined}
          onChange={text => onChange({ ...value, amount: text })}
        />
        <Select<Unit>
          label={t('levels.unit')}
          choices={[
            { value: 'seconds', label: t('levels.unit.seconds') },
            { value: 'minutes', label: t('levels.unit.minutes') },
            { value: 'hours', label: t('levels.unit.hours') },
            { value: 'days', label: t('levels.unit.days') },
            { value: 'working-days', label: t('levels.unit.working-days') },
          ]}
          value={unit}
          onChange={next => onChange({ ...value, unit: next })}
        />
      </FieldPair>
      {unit === 'working-days' ? (
        <p className={css.note}>{t('levels.clock.days')}</p>
      ) : (
        <Select<Written['clock']>
          label={t('levels.clock')}
          help={t('levels.clock.help')}
          choices={[
            { value: 'business', label: t('levels.clock.business') },
            { value: 'wall', label: t('levels.clock.wall') },
          ]}
          value={clock}
          onChange={next => onChange({ ...value, clock: next })}
        />
      )}
    </div>
  )
}
