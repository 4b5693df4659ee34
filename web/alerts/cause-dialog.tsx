import { useState } from 'react'
import type { Alert } from '#protocol'
import { useFaultWords } from '#web/api'
import { FormDeeds } from '#web/evidence'
import { TextInput } from '#web/form'
import { Dialog } from '#web/overlay'
import { useText } from '#web/texts'
import { Button } from '#web/ui'
import { useWays } from '#web/ways'
import { useTopic } from './alert-words.ts'
import { useOpenCause } from './queries.ts'
import css from './alerts.module.css'

type CauseDialogProps = { alert: Alert; isOpen: boolean; onClose: () => void }

/** Opens an incident with all the conversations in which it is said: from there all are answered at once. */
export function CauseDialog({ alert, isOpen, onClose }: CauseDialogProps) {
  const t = useText()
  return (
    <Dialog title={t('alerts.cause')} closeName={t('common.close')} {...{ isOpen, onClose }}>
      <Naming alert={alert} />
    </Dialog>
  )
}

function Naming({ alert }: { alert: Alert }) {
  const t = useText()
  const words = useFaultWords()
  const ways = useWays()
  const topic = useTopic()
  const cause = useOpenCause(alert.id)
  const [name, setName] = useState(() => topic(alert.topic))
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        cause.mutate(name, { onSuccess: ({ incidentId }) => ways.go(ways.incidents(incidentId)) })
      }}
    >
      <p>{t('alerts.cause.say', { count: alert.conversations })}</p>
      <TextInput
        label={t('alerts.cause.name')}
        help={t('alerts.cause.help')}
        required
        autoFocus
        maxLength={200}
        value={name}
        onChange={setName}
        error={cause.error ? words(cause.error) : undefined}
      />
      <FormDeeds>
        <Button type="submit" kind="primary" isBusy={cause.isPending}>
          {t('alerts.cause.deed')}
        </Button>
      </FormDeeds>
    </form>
  )
}
