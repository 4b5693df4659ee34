import { useState } from 'react'
import { Button, useNow } from '#web/ui'
import { TextInput } from '#web/form'
import { type Scene, useStage } from '#web/actions'
import { type Key, useText } from '#web/texts'
import css from './own-date.module.css'

type OwnDateProps = { onDone: () => void; deed: Key; run: (scene: Scene, at: number) => void }

/** Another moment than those that are offered. */
function OwnDate({ onDone, deed, run }: OwnDateProps) {
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
        run(look(), at)
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
        {t(deed)}
      </Button>
    </form>
  )
}

/** As the field writes a moment: in the person's own clock, to the minute. */
function local(at: number): string {
  const date = new Date(at)
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

type DateProps = Pick<OwnDateProps, 'onDone'>

export const SnoozeDate = (props: DateProps) => (
  <OwnDate {...props} deed="deed.snooze" run={({ many, talk }, at) => (many ?? talk)?.snooze(at)} />
)
export const SendSnoozeDate = (props: DateProps) => (
  <OwnDate {...props} deed="writing.send" run={(scene, at) => scene.writing?.sendAndSnooze(at)} />
)
export const SendLaterDate = (props: DateProps) => (
  <OwnDate {...props} deed="later.schedule" run={(scene, at) => scene.writing?.sendLater(at)} />
)
export const ChangedDate = (props: DateProps) => (
  <OwnDate {...props} deed="later.change" run={(scene, at) => scene.talk?.moving(at)} />
)
