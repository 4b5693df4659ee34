import { useState } from 'react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from '#web/ui'
import { PasswordInput, TextInput } from '#web/form'
import { LoadingShape } from '#web/states'
import { apiOf, isFault, useFaultWords } from '#web/api'
import type { Join, Joining as Asked, Me } from '#protocol'
import { useText } from '#web/texts'
import { Deeds, Refusal } from './first-run.tsx'
import { PasswordField } from './password-field.tsx'
import { strengthOf } from './password.ts'
import { SetupFrame } from './setup-frame.tsx'
import css from './setup.module.css'

/** Somebody comes by an invitation: a name and a password, or the password they have here already. */
export function Joining({ token }: { token: string }) {
  const t = useText()
  const asked = useQuery({
    queryKey: ['joining', token],
    queryFn: () => apiOf().get<Asked>(`/joining/${encodeURIComponent(token)}`),
    retry: false,
  })
  if (asked.isPending) return <LoadingShape as="page" label={t('common.loading')} />
  if (!asked.data) return <Shut error={asked.error} again={asked} />
  return <Coming token={token} asked={asked.data} />
}

type ShutProps = { error: unknown; again: { isFetching: boolean; refetch: () => unknown } }

/** The invitation is no good any more; or it may be, and could not be asked about. */
function Shut({ error, again }: ShutProps) {
  const t = useText()
  const words = useFaultWords()
  const isGone = isFault(error) && error.code === 'invitation.gone'
  return (
    <SetupFrame
      title={t(isGone ? 'join.gone' : 'asked.error')}
      say={<span role="alert">{isGone ? t('join.gone.cause') : words(error)}</span>}
    >
      <Deeds>
        {isGone ? (
          <Button size="l" onClick={() => location.assign('/')}>
            {t('sign-in.deed')}
          </Button>
        ) : (
          <Button size="l" isBusy={again.isFetching} onClick={() => void again.refetch()}>
            {t('common.again')}
          </Button>
        )}
      </Deeds>
    </SetupFrame>
  )
}

function Coming({ token, asked }: { token: string; asked: Asked }) {
  const t = useText()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const join = useMutation({
    mutationFn: () =>
      apiOf().post<Me>(`/joining/${encodeURIComponent(token)}`, {
        name: name.trim() || asked.email,
        password,
      } satisfies Join),
    onSuccess: () => location.assign('/'),
  })
  const isReady = asked.known
    ? password !== ''
    : name.trim() !== '' && strengthOf(password, [name, asked.email]).isEnough
  return (
    <SetupFrame title={t('join.title', { brand: asked.brand })} say={t('join.say', { by: asked.invitedBy })}>
      <form
        className={css.form}
        onSubmit={event => {
          event.preventDefault()
          if (isReady) join.mutate()
        }}
      >
        <TextInput label={t('form.email')} type="email" value={asked.email} readOnly autoComplete="username" />
        {asked.known ? (
          <PasswordInput
            label={t('form.password')}
            help={t('join.known')}
            required
            autoFocus
            value={password}
            onChange={setPassword}
            showName={t('form.show')}
            hideName={t('form.hide')}
          />
        ) : (
          <>
            <TextInput
              label={t('form.name')}
              help={t('form.name.help')}
              required
              autoFocus
              maxLength={120}
              autoComplete="name"
              value={name}
              onChange={setName}
            />
            <PasswordField value={password} onChange={setPassword} own={[name, asked.email]} />
          </>
        )}
        <Refusal fault={join.error} />
        <Deeds>
          <Button type="submit" kind="primary" size="l" isOff={!isReady} isBusy={join.isPending}>
            {t('join.deed')}
          </Button>
        </Deeds>
      </form>
    </SetupFrame>
  )
}
