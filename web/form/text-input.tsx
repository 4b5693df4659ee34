import { type ComponentProps, type ReactNode, useState } from 'react'
import { Eye, EyeOff } from 'lucide'
import { cx, Icon, IconButton } from '#web/ui'
import { Field, type FieldTexts } from './field.tsx'
import css from './text-input.module.css'

type Native = Omit<
  ComponentProps<'input'>,
  'className' | 'style' | 'id' | 'size' | 'onChange' | 'value' | 'defaultValue'
>
type Written = { value?: string | undefined; defaultValue?: string | undefined; onChange?: (value: string) => void }
type TextInputProps = FieldTexts &
  Native &
  Written & {
    /** Before the text: an `Icon`. */
    start?: ReactNode
    /** After the text: a word, an `Icon`, a small `Button`. */
    end?: ReactNode
    /** Keys, addresses and codes. */
    isMono?: boolean | undefined
  }

export function TextInput(props: TextInputProps) {
  const { label, help, error, aside, isLabelHidden, start, end, isMono, onChange, type = 'text', ...rest } = props
  return (
    <Field {...{ label, help, error, aside, isLabelHidden }}>
      {wiring => (
        <span className={css.frame} data-wrong={error ? '' : undefined}>
          {start}
          <input
            data-autofocus={rest.autoFocus ? '' : undefined}
            {...rest}
            {...wiring}
            type={type}
            dir={rest.dir ?? (isMono ? 'ltr' : 'auto')}
            className={cx(css.input, isMono && css.mono)}
            onChange={event => onChange?.(event.target.value)}
          />
          {end && <span className={css.end}>{end}</span>}
        </span>
      )}
    </Field>
  )
}

type PasswordInputProps = Omit<TextInputProps, 'type' | 'end' | 'isMono'> & { showName: string; hideName: string }

/** A secret that can be looked at before it is sent. */
export function PasswordInput({ showName, hideName, ...props }: PasswordInputProps) {
  const [isShown, setShown] = useState(false)
  const eye = (
    <IconButton size="s" name={isShown ? hideName : showName} onClick={() => setShown(!isShown)}>
      <Icon of={isShown ? EyeOff : Eye} />
    </IconButton>
  )
  return (
    <TextInput autoComplete="current-password" dir="ltr" {...props} type={isShown ? 'text' : 'password'} end={eye} />
  )
}

type TextAreaProps = FieldTexts &
  Written &
  Omit<ComponentProps<'textarea'>, 'className' | 'style' | 'id' | 'onChange' | 'value' | 'defaultValue'>

/** Grows with what is written, between `rows` and a third of the window. */
export function TextArea(props: TextAreaProps) {
  const { label, help, error, aside, isLabelHidden, onChange, rows = 3, ...rest } = props
  return (
    <Field {...{ label, help, error, aside, isLabelHidden }}>
      {wiring => (
        <span className={cx(css.frame, css.tall)} data-wrong={error ? '' : undefined}>
          <textarea
            data-autofocus={rest.autoFocus ? '' : undefined}
            {...rest}
            {...wiring}
            rows={rows}
            style={{ minBlockSize: `${rows}lh` }}
            dir={rest.dir ?? 'auto'}
            className={cx(css.input, css.area)}
            onChange={event => onChange?.(event.target.value)}
          />
        </span>
      )}
    </Field>
  )
}
