import { useState } from 'react'
import { Button, useNow } from '#web/ui'
import { TextInput } from '#web/form'
import { useStage } from '#web/actions'
import { useText } from '#web/texts'
import css from './snooze-date.module.css'

/** Another moment than those that are offered. */
export function SnoozeDate({ onDone }: { onDone: () => void }) {
  const t = useText()
  const { look } = useStage()
  const now = useNow(60_000)
  const [when, setWhen] = useState('')
  const at = when === '' ? Number.NaN : new Date(when).getTime()
  const isPast = at <= now
  return (
    <form
      className={css.date}
      onSubmit={event => {
        event.preventDefault()
        if (Number.isNaN(at) || isPast) return
        onDone()
        look().talk?.snooze(at)
      }}
    >
      <TextInput
        type="datetime-local"
        label={t('snooze.other')}
        min={local(now)}
        value={when}
        onChange={setWhen}
        error={isPast ? t('snooze.past') : undefined}
      />
      <Button type="submit" size="s" isOff={Number.isNaN(at) || isPast}>
        {t('deed.snooze')}
      </Button>
    </form>
  )
}

/** As the field writes a moment: in the person's own clock, to the minute. */
function local(at: number): string {
  const date = new Date(at)
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
