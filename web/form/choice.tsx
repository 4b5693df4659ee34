import { type ComponentProps, type ReactNode, useId } from 'react'
import css from './choice.module.css'

type ChoiceProps = Omit<
  ComponentProps<'input'>,
  'className' | 'style' | 'id' | 'type' | 'size' | 'onChange' | 'checked' | 'defaultChecked'
> & {
  label: ReactNode
  help?: ReactNode
  isOn?: boolean | undefined
  isOnAtFirst?: boolean | undefined
  onChange?: ((isOn: boolean) => void) | undefined
}

function Choice(props: ChoiceProps & { look: string | undefined; isSwitch?: boolean | undefined }) {
  const { label, help, isOn, isOnAtFirst, onChange, look, isSwitch, ...rest } = props
  const id = useId()
  return (
    <div className={css.choice}>
      <input
        {...rest}
        id={id}
        type="checkbox"
        role={isSwitch ? 'switch' : undefined}
        className={look}
        checked={isOn}
        defaultChecked={isOnAtFirst}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={event => onChange?.(event.target.checked)}
      />
      <div className={css.words}>
        <label htmlFor={id}>{label}</label>
        {help && (
          <p className={css.help} id={`${id}-help`}>
            {help}
          </p>
        )}
      </div>
    </div>
  )
}

/** Chosen now, done when the form is sent. */
export function Checkbox(props: ChoiceProps) {
  return <Choice {...props} look={css.box} />
}

/** Takes effect at once. */
export function Switch(props: ChoiceProps) {
  return <Choice {...props} look={css.switch} isSwitch />
}
