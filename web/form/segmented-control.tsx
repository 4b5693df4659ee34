import { type ReactNode, useId } from 'react'
import css from './segmented-control.module.css'

type SegmentedControlProps<V extends string> = {
  label: string
  choices: readonly { value: V; label: ReactNode }[]
  value: V
  onChange: (value: V) => void
}

/** One of two to five short words, all in sight; arrows move between them. */
export function SegmentedControl<V extends string>({ label, choices, value, onChange }: SegmentedControlProps<V>) {
  const name = useId()
  return (
    <div className={css.segments} role="radiogroup" aria-label={label}>
      {choices.map(choice => (
        <label key={choice.value} className={css.segment}>
          <input
            type="radio"
            className={css.dot}
            name={name}
            value={choice.value}
            checked={value === choice.value}
            onChange={() => onChange(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </div>
  )
}
