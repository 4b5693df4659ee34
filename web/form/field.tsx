import { type ReactNode, useId } from 'react'
import { CircleAlert } from 'lucide'
import { cx, Icon } from '#web/ui'
import css from './field.module.css'

export type FieldTexts = {
  label: string
  /** What to write and where to find it; stays beside the control. */
  help?: ReactNode
  /** What is wrong and how to mend it. Its presence marks the control. */
  error?: ReactNode
  /** Keeps the label for those who listen only, where the place already says it. */
  isLabelHidden?: boolean | undefined
  /** A word after the label, such as "optional". */
  aside?: ReactNode
}

export type Wiring = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

type FieldProps = FieldTexts & { children: (wiring: Wiring) => ReactNode }

/** Label, control, help and error, wired to each other. `children` gets the ids to put on its control. */
export function Field({ label, help, error, aside, isLabelHidden = false, children }: FieldProps) {
  const id = useId()
  const described = error ? `${id}-error` : help ? `${id}-help` : undefined
  return (
    <div className={css.field}>
      <div className={cx(css.top, isLabelHidden && css.hidden)}>
        <label className={css.label} htmlFor={id}>
          {label}
        </label>
        {aside && <span className={css.aside}>{aside}</span>}
      </div>
      {children({ id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined })}
      {help && !error && (
        <p className={css.help} id={`${id}-help`}>
          {help}
        </p>
      )}
      {error && (
        <p className={css.error} id={`${id}-error`}>
          <Icon of={CircleAlert} size="s" />
          <span>{error}</span>
        </p>
      )}
    </div>
  )
}

type FieldGroupProps = { title: ReactNode; help?: ReactNode; children: ReactNode }

/** Fields that belong together, under one heading. */
export function FieldGroup({ title, help, children }: FieldGroupProps) {
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{title}</legend>
      {help && <p className={css.intro}>{help}</p>}
      {children}
    </fieldset>
  )
}

/** Two fields side by side where there is room. */
export function FieldPair({ children }: { children: ReactNode }) {
  return <div className={css.pair}>{children}</div>
}
