import { type ComponentProps, type ReactNode, useId, useState } from 'react'
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

/** What a box stands for may follow an instant after it was pressed: a cache tells its readers a moment later. */
const followsMs = 50

function Choice(props: ChoiceProps & { look: string | undefined; isSwitch?: boolean | undefined }) {
  const { label, help, isOn, isOnAtFirst, onChange, look, isSwitch, ...rest } = props
  const id = useId()
  const [pressed, setPressed] = useState<boolean>()
  const press = (is: boolean): void => {
    // A box that springs back until then would flicker.
    setPressed(is)
    setTimeout(() => setPressed(undefined), followsMs)
    onChange?.(is)
  }
  return (
    <div className={css.choice}>
      <input
        {...rest}
        id={id}
        type="checkbox"
        role={isSwitch ? 'switch' : undefined}
        className={look}
        checked={isOn === undefined ? undefined : (pressed ?? isOn)}
        defaultChecked={isOnAtFirst}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={event => press(event.target.checked)}
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
