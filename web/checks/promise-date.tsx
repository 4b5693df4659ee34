import { useState } from 'react'
import { TextInput } from '#web/form'
import { Popover } from '#web/overlay'
import { useText } from '#web/texts'
import { Button, useNow } from '#web/ui'
import css from './promise-lines.module.css'

type PromiseDateProps = {
  /** What the button says, and of which promise. */
  name: string
  label: string
  dueAt: number | null
  onDate: (dueAt: number) => void
}

/** A button that asks by when. */
export function PromiseDate({ name, label, dueAt, onDate }: PromiseDateProps) {
  return (
    <Popover
      label={label}
      renderTrigger={props => (
        <Button {...props} size="s" aria-label={label}>
          {name}
        </Button>
      )}
    >
      {close => (
        <Asked
          dueAt={dueAt}
          onDate={at => {
            close()
            onDate(at)
          }}
        />
      )}
    </Popover>
  )
}

function Asked({ dueAt, onDate }: Pick<PromiseDateProps, 'dueAt' | 'onDate'>) {
  const t = useText()
  const now = useNow(60_000)
  const [when, setWhen] = useState(dueAt === null ? '' : fieldOf(dueAt))
  const at = when === '' ? Number.NaN : new Date(when).getTime()
  const isTooEarly = at <= now
  const isOff = Number.isNaN(at) || isTooEarly
  return (
    <div
      className={css.asked}
      role="presentation"
      onKeyDown={event => {
        if (event.key !== 'Enter') return
        // What stands around it is what is being written: it must not leave.
        event.preventDefault()
        event.stopPropagation()
        if (!isOff) onDate(at)
      }}
    >
      <TextInput
        type="datetime-local"
        label={t('promise.when')}
        autoFocus
        value={when}
        onChange={setWhen}
        error={isTooEarly ? t('fault.promise.earlier') : undefined}
      />
      <Button size="s" kind="primary" isOff={isOff} onClick={() => onDate(at)}>
        {t('promise.keep')}
      </Button>
    </div>
  )
}

/** As the field writes it, by this browser's clocks. */
function fieldOf(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}
