import type { ComponentProps } from 'react'
import { ChevronDown } from 'lucide'
import { Icon } from '#web/ui'
import { Field, type FieldTexts } from './field.tsx'
import css from './select.module.css'

export type Choice<V extends string = string> = { value: V; label: string; isOff?: boolean | undefined }

type SelectProps<V extends string> = FieldTexts &
  Omit<ComponentProps<'select'>, 'className' | 'style' | 'id' | 'onChange' | 'value' | 'defaultValue' | 'children'> & {
    choices: readonly Choice<V>[]
    value?: V | undefined
    defaultValue?: V | undefined
    onChange?: ((value: V) => void) | undefined
  }

/** One of a few. The list that opens is the system's: it knows touch, typing ahead and every screen reader. */
export function Select<V extends string>(props: SelectProps<V>) {
  const { label, help, error, aside, isLabelHidden, choices, onChange, ...rest } = props
  return (
    <Field {...{ label, help, error, aside, isLabelHidden }}>
      {wiring => (
        <span className={css.frame} data-wrong={error ? '' : undefined}>
          <select
            {...rest}
            {...wiring}
            data-autofocus={rest.autoFocus ? '' : undefined}
            className={css.select}
            onChange={event => onChange?.(event.target.value as V)}
          >
            {choices.map(choice => (
              <option key={choice.value} value={choice.value} disabled={choice.isOff}>
                {choice.label}
              </option>
            ))}
          </select>
          <Icon of={ChevronDown} size="s" />
        </span>
      )}
    </Field>
  )
}
