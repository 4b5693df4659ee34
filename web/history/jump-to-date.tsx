import { useState } from 'react'
import { Button, useNow } from '#web/ui'
import { TextInput } from '#web/form'
import { useText } from '#web/texts'
import css from './history.module.css'

/** A day of the past: typed, or chosen in the browser's own calendar. */
export function JumpToDate({ onDate }: { onDate: (at: number) => void }) {
  const t = useText()
  const now = useNow(60_000)
  const [day, setDay] = useState('')
  const at = startOf(day)
  const isAhead = at > now
  const isOff = Number.isNaN(at) || isAhead
  return (
    <form
      className={css.date}
      onSubmit={event => {
        event.preventDefault()
        if (!isOff) onDate(at)
      }}
    >
      <TextInput
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was just opened to be written in
        autoFocus
        type="date"
        label={t('history.date')}
        max={written(now)}
        value={day}
        onChange={setDay}
        error={isAhead ? t('history.date.ahead') : undefined}
      />
      <Button type="submit" size="s" isOff={isOff}>
        {t('history.go')}
      </Button>
    </form>
  )
}

/** The first moment of the day in the person's own clock. */
const startOf = (day: string): number => (day === '' ? Number.NaN : new Date(`${day}T00:00`).getTime())

const written = (at: number): string => {
  const date = new Date(at)
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}
