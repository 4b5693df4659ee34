import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Pencil } from 'lucide'
import { Button, Icon, IconButton } from '#web/ui'
import { TextInput } from '#web/form'
import { useBrand, useFaultWords } from '#web/api'
import type { CustomerCard } from '#protocol'
import { useText } from '#web/texts'
import css from './panel.module.css'

type NameProps = { customer: CustomerCard; conversationId: string; called: string }

/** What the customer is called, and calling them otherwise. */
export function Name({ customer, conversationId, called }: NameProps) {
  const t = useText()
  const words = useFaultWords()
  const client = useQueryClient()
  const { api, workspace } = useBrand()
  const [written, setWritten] = useState<string>()
  const rename = useMutation({
    mutationFn: (name: string) => api.patch<CustomerCard>(`/customers/${customer.id}`, { name }),
    onSuccess: () => {
      setWritten(undefined)
      void client.invalidateQueries({ queryKey: ['conversation', workspace.id, conversationId] })
      void client.invalidateQueries({ queryKey: ['rows', workspace.id] })
    },
  })
  if (written === undefined) {
    return (
      <h2 className={css.name}>
        <bdi className={css.called}>{called}</bdi>
        <IconButton size="s" name={t('customer.rename')} onClick={() => setWritten(customer.name)}>
          <Icon of={Pencil} size="s" />
        </IconButton>
      </h2>
    )
  }
  return (
    <form
      className={css.rename}
      onSubmit={event => {
        event.preventDefault()
        rename.mutate(written.trim())
      }}
    >
      <TextInput
        label={t('customer.name')}
        help={t('customer.name.help')}
        autoFocus
        onKeyDown={event => event.key === 'Escape' && setWritten(undefined)}
        maxLength={200}
        value={written}
        onChange={setWritten}
        error={rename.error ? words(rename.error) : undefined}
      />
      <Button type="submit" size="s" isOff={written.trim() === customer.name} isBusy={rename.isPending}>
        {t('form.keep')}
      </Button>
    </form>
  )
}
