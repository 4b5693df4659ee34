import { useState } from 'react'
import { Plus, X } from 'lucide'
import { TextInput } from '#web/form'
import { useText } from '#web/texts'
import { Button, Icon, IconButton } from '#web/ui'
import { useDayWords } from './day-words.ts'
import { HolidaySources } from './holiday-sources.tsx'
import { type HolidayLine, withLines } from './holiday-lines.ts'
import { readSpans } from './spans.ts'
import css from './levels.module.css'

type HolidaysFieldProps = { lines: readonly HolidayLine[]; onLines: (lines: HolidayLine[]) => void }

/** The days that are not like their week: put in from a region or a file, or by hand, each with hours of its own if it has some. */
export function HolidaysField({ lines, onLines }: HolidaysFieldProps) {
  const t = useText()
  return (
    <div className={css.holidays}>
      <HolidaySources there={lines} onAdd={more => onLines(withLines(lines, more))} />
      <ByHand onAdd={line => onLines(withLines(lines, [line]))} />
      {lines.length === 0 ? (
        <p className={css.none}>{t('levels.holidays.none')}</p>
      ) : (
        <ul className={css.days} aria-label={t('levels.holidays')}>
          {lines.map((line, at) => (
            <Day
              key={line.date}
              line={line}
              onHours={hours => onLines(lines.with(at, { ...line, hours }))}
              onRemove={() => onLines(lines.toSpliced(at, 1))}
            />
          ))}
        </ul>
      )}
    </div>
  )
}

type DayProps = { line: HolidayLine; onHours: (hours: string) => void; onRemove: () => void }

function Day({ line: { date, name, hours }, onHours, onRemove }: DayProps) {
  const t = useText()
  const dayOf = useDayWords()
  return (
    <li className={css.day}>
      <span className={css.date}>{dayOf(date)}</span>
      <bdi className={css.name}>{name}</bdi>
      <TextInput
        isLabelHidden
        label={t('levels.holiday.hours', { name })}
        placeholder={t('levels.holiday.closed')}
        dir="ltr"
        maxLength={80}
        value={hours}
        error={readSpans(hours) === undefined ? t('levels.holiday.hours.wrong') : undefined}
        onChange={onHours}
      />
      <IconButton size="s" name={t('levels.holiday.remove', { name })} onClick={onRemove}>
        <Icon of={X} />
      </IconButton>
    </li>
  )
}

function ByHand({ onAdd }: { onAdd: (line: HolidayLine) => void }) {
  const t = useText()
  const [date, setDate] = useState('')
  const [name, setName] = useState('')
  return (
    <div className={css.source}>
      <TextInput type="date" label={t('levels.holiday.date')} value={date} onChange={setDate} />
      <TextInput label={t('levels.holiday.name')} maxLength={120} value={name} onChange={setName} />
      <Button
        isOff={date === '' || name.trim() === ''}
        onClick={() => {
          onAdd({ date, name: name.trim(), hours: '' })
          setDate('')
          setName('')
        }}
      >
        <Icon of={Plus} />
        {t('levels.holiday.add')}
      </Button>
    </div>
  )
}
