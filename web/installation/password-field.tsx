import { PasswordInput } from '#web/form'
import { useText } from '#web/texts'
import { LEAST_LETTERS, strengthOf } from './password.ts'
import css from './setup.module.css'

type PasswordFieldProps = {
  value: string
  onChange: (password: string) => void
  own: readonly string[]
  error?: string | undefined
  label?: string
}

/** A new password, with an honest word on how well it holds. */
export function PasswordField({ value, onChange, own, error, label }: PasswordFieldProps) {
  const t = useText()
  const strength = strengthOf(value, own)
  return (
    <div className={css.password}>
      <PasswordInput
        label={label ?? t('form.password')}
        help={t('password.help', { least: LEAST_LETTERS })}
        autoComplete="new-password"
        required
        value={value}
        onChange={onChange}
        error={error}
        showName={t('form.show')}
        hideName={t('form.hide')}
      />
      {value !== '' && (
        <div className={css.strength} data-level={strength.level}>
          <span className={css.steps} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          <span role="status">{t(strength.words)}</span>
        </div>
      )}
    </div>
  )
}
