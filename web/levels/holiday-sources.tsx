import { type DragEvent, useRef, useState } from 'react'
import { CalendarPlus, FileUp } from 'lucide'
import type { HolidayCard } from '#protocol'
import { useFaultWords } from '#web/api'
import { Select } from '#web/form'
import { useText } from '#web/texts'
import { Button, Callout, Icon } from '#web/ui'
import { type HolidayLine, linesOf } from './holiday-lines.ts'
import { useDayWords } from './day-words.ts'
import { useHolidaySources } from './queries.ts'
import { REGIONS } from './regions.ts'
import css from './levels.module.css'

type SourcesProps = { there: readonly HolidayLine[]; onAdd: (lines: HolidayLine[]) => void }

/** What was found, and is looked at before it is put in. */
type Found = { holidays: HolidayCard[]; note: string | undefined }

/** Holidays of a region of Spain, or of a calendar file that is chosen or dropped. */
export function HolidaySources({ there, onAdd }: SourcesProps) {
  const t = useText()
  const words = useFaultWords()
  const { spain, file } = useHolidaySources()
  const [found, setFound] = useState<Found>()
  const [thisYear] = useState(() => new Date().getFullYear())
  const [region, setRegion] = useState('MD')
  const [year, setYear] = useState(String(thisYear))
  const fault = spain.error ?? file.error
  const look = (): void => {
    file.reset()
    spain.mutate(
      { region, year },
      {
        onSuccess: ({ holidays, isConfirmed }) =>
          setFound({ holidays, note: isConfirmed ? undefined : t('levels.spain.unconfirmed') }),
      },
    )
  }
  const read = (chosen: File): void => {
    spain.reset()
    file.mutate(
      { file: chosen, from: thisYear },
      {
        onSuccess: ({ holidays, skipped }) =>
          setFound({ holidays, note: skipped > 0 ? t('levels.file.skipped', { count: skipped }) : undefined }),
      },
    )
  }
  return (
    <>
      <div className={css.source}>
        <Select
          label={t('levels.spain')}
          choices={REGIONS.map(([code, name]) => ({ value: code, label: name }))}
          value={region}
          onChange={setRegion}
        />
        <Select
          label={t('levels.year')}
          choices={[thisYear, thisYear + 1].map(each => ({ value: String(each), label: String(each) }))}
          value={year}
          onChange={setYear}
        />
        <Button isBusy={spain.isPending} onClick={look}>
          <Icon of={CalendarPlus} />
          {t('levels.spain.look')}
        </Button>
      </div>
      <FileDrop isBusy={file.isPending} onFile={read} />
      {fault ? (
        <Callout tone="late">
          <span role="alert">{words(fault)}</span>
        </Callout>
      ) : null}
      {found && (
        <Preview
          {...{ found, there }}
          onDone={() => setFound(undefined)}
          onAdd={holidays => onAdd(linesOf(holidays))}
        />
      )}
    </>
  )
}

function FileDrop({ isBusy, onFile }: { isBusy: boolean; onFile: (file: File) => void }) {
  const t = useText()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) onFile(file)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the button inside does the same by keyboard
    <div
      className={css.drop}
      role="group"
      aria-label={t('levels.file')}
      data-over={isOver || undefined}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span>{t('levels.file.drop')}</span>
      <Button size="s" isBusy={isBusy} onClick={() => input.current?.click()}>
        <Icon of={FileUp} size="s" />
        {t('levels.file.choose')}
      </Button>
      <input
        ref={input}
        hidden
        type="file"
        accept=".ics,text/calendar"
        aria-label={t('levels.file')}
        onChange={event => {
          const [file] = event.target.files ?? []
          // The same file may be chosen again.
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
    </div>
  )
}

type PreviewProps = {
  found: Found
  there: readonly HolidayLine[]
  onAdd: (holidays: HolidayCard[]) => void
  onDone: () => void
}

function Preview({ found: { holidays, note }, there, onAdd, onDone }: PreviewProps) {
  const t = useText()
  const dayOf = useDayWords()
  const dates = new Set(there.map(({ date }) => date))
  const fresh = holidays.filter(({ date }) => !dates.has(date))
  return (
    <div className={css.preview} role="group" aria-label={t('levels.preview')}>
      <p role="status">
        {t('levels.preview.found', { count: holidays.length, fresh: fresh.length })} {note}
      </p>
      <ul className={css.found}>
        {holidays.map(({ date, name }) => (
          <li key={date} data-there={dates.has(date) || undefined}>
            <span className={css.date}>{dayOf(date)}</span> <bdi>{name}</bdi>
            {dates.has(date) && <> · {t('levels.preview.there')}</>}
          </li>
        ))}
      </ul>
      <div className={css.deeds}>
        <Button onClick={onDone}>{t('common.no')}</Button>
        <Button
          kind="primary"
          isOff={fresh.length === 0}
          onClick={() => {
            onAdd(fresh)
            onDone()
          }}
        >
          {t('levels.preview.add', { count: fresh.length })}
        </Button>
      </div>
    </div>
  )
}
