import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { Button } from '#web/ui'
import { PasswordInput, TextInput } from '#web/form'
import { apiOf } from '#web/api'
import type { Me } from '#protocol'
import { useText } from '#web/texts'
import { Deeds, Refusal } from './first-run.tsx'
import { SetupFrame } from './setup-frame.tsx'
import css from './setup.module.css'

type SignInProps = { onDone: (me: Me) => void }

/** Whoever is not known yet. The address they wanted stays, and is where they come out. */
export function SignInPage({ onDone }: SignInProps) {
  const t = useText()
  return (
    <SetupFrame title={t('sign-in.title')} say={t('sign-in.say')}>
      <SignInForm onDone={onDone} />
    </SetupFrame>
  )
}

/** E-mail and password; with `email` it is for somebody who was here just now. */
export function SignInForm({ onDone, email: known }: SignInProps & { email?: string }) {
  const t = useText()
  const [email, setEmail] = useState(known ?? '')
  const [password, setPassword] = useState('')
  const signIn = useMutation({
    mutationFn: () => apiOf().post<Me>('/sign-in', { email: email.trim(), password }),
    onSuccess: onDone,
  })
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        signIn.mutate()
      }}
    >
      <TextInput
        label={t('form.email')}
        type="email"
        required
        autoFocus={!known}
        autoComplete="username"
        value={email}
        onChange={setEmail}
      />
      <PasswordInput
        label={t('form.password')}
        required
        autoFocus={Boolean(known)}
        value={password}
        onChange={setPassword}
        showName={t('form.show')}
        hideName={t('form.hide')}
      />
      <Refusal fault={signIn.error} />
      <Deeds>
        <Button type="submit" kind="primary" size="l" isBusy={signIn.isPending}>
          {t('sign-in.deed')}
        </Button>
      </Deeds>
    </form>
  )
}
