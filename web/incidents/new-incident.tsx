import { useState } from 'react'
import { Button } from '#web/ui'
import { TextInput } from '#web/form'
import { useStage } from '#web/actions'
import { useText } from '#web/texts'
import css from './new-incident.module.css'

/** A cause that nobody has named yet: named here, and this is its first conversation. */
export function NewIncident({ onDone }: { onDone: () => void }) {
  const t = useText()
  const { look } = useStage()
  const [name, setName] = useState('')
  return (
    <form
      className={css.more}
      onSubmit={event => {
        event.preventDefault()
        if (name.trim() === '') return
        onDone()
        look().together?.openIncident(name)
      }}
    >
      <TextInput label={t('incident.new')} maxLength={200} value={name} onChange={setName} />
      <Button type="submit" size="s" isOff={name.trim() === ''}>
        {t('incident.open')}
      </Button>
    </form>
  )
}
