import { type FormEvent, useRef, useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Avatar, Button, Callout } from '#web/ui'
import { useBrand, useFaultWords } from '#web/api'
import { TextInput } from '#web/form'
import { Section } from '#web/page'
import { useText } from '#web/texts'
import { firstWordOf, type Me } from '#protocol'
import css from './you-page.module.css'

/** What colleagues and customers see of the person: their picture and their name. */
export function YouPage() {
  return (
    <>
      <Picture />
      <Name />
    </>
  )
}

/** The console knows who is here under this name. */
const meKey = ['me'] as const

function useChange<T>(change: (what: T) => Promise<Me>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: change, onSuccess: me => client.setQueryData(meKey, me) })
}

function Picture() {
  const t = useText()
  const words = useFaultWords()
  const { api, me } = useBrand()
  const { name, picture } = me.person
  const input = useRef<HTMLInputElement>(null)
  const changing = useChange((file: File | undefined) =>
    file ? api.put<Me>('/me/picture', file) : api.remove<Me>('/me/picture'),
  )
  return (
    <Section title={t('you.picture')} help={t('you.picture.help')}>
      <div className={css.picture}>
        <Avatar name={name} picture={picture ?? undefined} of="agent" size={64} />
        <div className={css.deeds}>
          <input
            ref={input}
            type="file"
            accept="image/png,image/jpeg,image/webp,image/avif"
            className={css.file}
            tabIndex={-1}
            aria-hidden="true"
            onChange={event => {
              const [file] = event.target.files ?? []
              event.target.value = ''
              if (file) changing.mutate(file)
            }}
          />
          <Button isBusy={changing.isPending} onClick={() => input.current?.click()}>
            {t(picture ? 'you.picture.change' : 'you.picture.choose')}
          </Button>
          {picture && (
            <Button kind="ghost" isOff={changing.isPending} onClick={() => changing.mutate(undefined)}>
              {t('you.picture.remove')}
            </Button>
          )}
        </div>
      </div>
      {changing.error && (
        <Callout tone="late">
          <span role="alert">{words(changing.error)}</span>
        </Callout>
      )}
    </Section>
  )
}

function Name() {
  const t = useText()
  const words = useFaultWords()
  const { api, me } = useBrand()
  const [name, setName] = useState(me.person.name)
  const changing = useChange((written: string) => api.patch<Me>('/me', { name: written }))
  const isSame = name.trim() === me.person.name
  const first = firstWordOf(name)
  const keep = (event: FormEvent): void => {
    event.preventDefault()
    if (!isSame && first) changing.mutate(name.trim())
  }
  return (
    <Section title={t('you.name')}>
      <form className={css.form} onSubmit={keep}>
        <TextInput
          label={t('you.name.whole')}
          help={t('you.name.help', { first })}
          required
          maxLength={120}
          autoComplete="name"
          value={name}
          onChange={setName}
        />
        {changing.error && (
          <Callout tone="late">
            <span role="alert">{words(changing.error)}</span>
          </Callout>
        )}
        <Button type="submit" kind="primary" isBusy={changing.isPending} isOff={isSame || !first}>
          {t('you.keep')}
        </Button>
      </form>
    </Section>
  )
}
