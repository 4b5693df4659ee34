import { useState } from 'react'
import { viewLimits } from '#protocol'
import { Select, TextInput } from '#web/form'
import { useText } from '#web/texts'
import type { Choice, inputOf } from './fields.ts'
import css from './editor.module.css'

type Input = ReturnType<typeof inputOf>
type ValuesProps = { input: Input; values: string[]; name: string; onChange: (values: string[]) => void }

/** What is compared with: chosen from a list, or written. */
export function Values({ input, values, name, onChange }: ValuesProps) {
  if (input === 'nothing') return null
  if (typeof input === 'object' && 'oneOf' in input)
    return <One {...{ values, name, onChange }} choices={input.oneOf} />
  return typeof input === 'string' ? (
    <Written {...{ input, values, name, onChange }} />
  ) : (
    <Chosen {...{ values, name, onChange }} choices={input} />
  )
}

const NOT_YET = ''

type OneProps = Omit<ValuesProps, 'input'> & { choices: readonly Choice[] }

/** A bound: another value would say nothing more. */
function One({ values, name, choices, onChange }: OneProps) {
  const t = useText()
  const value = values[0] ?? NOT_YET
  // What was asked through the API stands between the steps.
  const others = value === NOT_YET || choices.some(choice => choice.value === value) ? [] : [{ value, label: value }]
  return (
    <Select
      label={name}
      isLabelHidden
      choices={[{ value: NOT_YET, label: t('views.value.choose'), isOff: true }, ...choices, ...others]}
      value={value}
      onChange={chosen => onChange([chosen])}
    />
  )
}

type Written = Extract<Input, string>

const COUNTS = { days: viewLimits.days, minutes: viewLimits.minutes } as const

function Written({ input, values, name, onChange }: Omit<ValuesProps, 'input'> & { input: Written }) {
  const t = useText()
  const value = values[0] ?? ''
  const usual = { label: name, isLabelHidden: true, value } as const
  const keep = (written: string): void => onChange(written === '' ? [] : [written])
  if (input === 'days' || input === 'minutes')
    return (
      <TextInput
        {...usual}
        type="number"
        inputMode="numeric"
        min={1}
        max={COUNTS[input]}
        step={1}
        end={t(input === 'days' ? 'views.unit.days' : 'views.unit.minutes', { count: Number(value) })}
        onChange={keep}
      />
    )
  if (input === 'number')
    // As the server keeps numbers: what is written otherwise is the same number.
    return <TextInput {...usual} type="number" step="any" onChange={written => keep(asNumber(written))} />
  return (
    <TextInput
      {...usual}
      type={input === 'day' ? 'date' : 'text'}
      maxLength={input === 'day' ? undefined : 200}
      onChange={keep}
    />
  )
}

const asNumber = (written: string): string => (written === '' ? '' : String(Number(written)))

// So many are chosen from at a glance; more are looked for.
const FEW = 24
const MOST = 100

function Chosen({ choices, values, name, onChange }: Omit<ValuesProps, 'input'> & { choices: readonly Choice[] }) {
  const t = useText()
  const [sought, seek] = useState('')
  // What can no longer be chosen is still shown, so that it can be taken out.
  const others = values.filter(value => !choices.some(choice => choice.value === value))
  const all = [...choices, ...others.map(value => ({ value, label: value }))]
  const chosen = all.filter(({ value }) => values.includes(value))
  const shown =
    all.length <= FEW
      ? all
      : [...chosen, ...all.filter(choice => !chosen.includes(choice) && isLike(choice, sought)).slice(0, MOST)]
  return (
    <>
      {all.length > FEW && (
        <TextInput
          label={t('views.value.find', { field: name })}
          isLabelHidden
          type="search"
          placeholder={t('views.value.find', { field: name })}
          value={sought}
          onChange={seek}
          // Enter would keep the whole view.
          onKeyDown={event => event.key === 'Enter' && event.preventDefault()}
        />
      )}
      <div className={css.values}>
        {shown.map(choice => (
          <label key={choice.value} className={css.value}>
            <input
              type="checkbox"
              className={css.box}
              checked={values.includes(choice.value)}
              onChange={({ target }) =>
                onChange(target.checked ? [...values, choice.value] : values.filter(value => value !== choice.value))
              }
            />
            <bdi>{choice.label}</bdi>
          </label>
        ))}
      </div>
    </>
  )
}

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

const isLike = ({ label }: Choice, sought: string): boolean => plain(label).includes(plain(sought.trim()))
