import { useState } from 'react'
import { UserRoundPlus } from 'lucide'
import { Button, Icon } from '#web/ui'
import { Dialog } from '#web/overlay'
import { CopyField, Select, TextInput } from '#web/form'
import { useBrand, useFaultWords, useFieldWords } from '#web/api'
import type { NewInvitation } from '#protocol'
import { useText } from '#web/texts'
import { useTeamDeeds } from './queries.ts'
import { ROLES } from './roles.ts'
import css from './team.module.css'

const INVITABLE: NewInvitation['role'][] = ['agent', 'supervisor', 'administrator']

/** Invites somebody: the link is theirs, and is given to them by whoever invites. */
export function Invite() {
  const t = useText()
  const { may } = useBrand()
  const [isOpen, setOpen] = useState(false)
  if (!may('administer')) return null
  return (
    <>
      <Button kind="primary" onClick={() => setOpen(true)}>
        <Icon of={UserRoundPlus} />
        {t('team.invite')}
      </Button>
      <Dialog title={t('team.invite')} isOpen={isOpen} onClose={() => setOpen(false)} closeName={t('common.close')}>
        <Inviting onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function Inviting({ onDone }: { onDone: () => void }) {
  const t = useText()
  const words = useFaultWords()
  const fieldWords = useFieldWords()
  const { invite } = useTeamDeeds()
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<NewInvitation['role']>('agent')
  const sent = invite.data
  if (sent) {
    return (
      <div className={css.form}>
        <p>{t('team.invite.done', { email: sent.email })}</p>
        <CopyField
          label={t('team.invite.link')}
          value={sent.link}
          help={t('team.invite.link.help')}
          copyText={t('common.copy')}
          copiedText={t('common.copied')}
        />
        <div className={css.deeds}>
          <Button onClick={() => invite.reset()}>{t('team.invite.another')}</Button>
          <Button kind="primary" onClick={onDone}>
            {t('common.done')}
          </Button>
        </div>
      </div>
    )
  }
  const wrongField = fieldWords(invite.error, 'email')
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        invite.mutate({ email: email.trim(), role })
      }}
    >
      <TextInput
        label={t('form.email')}
        type="email"
        required
        autoFocus
        value={email}
        onChange={setEmail}
        error={wrongField ?? (invite.error ? words(invite.error) : undefined)}
      />
      <Select
        label={t('team.role')}
        choices={INVITABLE.map(value => ({ value, label: t(ROLES[value]) }))}
        value={role}
        onChange={setRole}
      />
      <div className={css.deeds}>
        <Button type="submit" kind="primary" isBusy={invite.isPending}>
          {t('team.invite.make')}
        </Button>
      </div>
    </form>
  )
}
