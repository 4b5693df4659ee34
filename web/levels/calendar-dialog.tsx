import { useState } from 'react'
import type { CalendarCard } from '#protocol'
import { useBrand, useFaultWords } from '#web/api'
import { Checkbox, FieldGroup, Switch, TextInput } from '#web/form'
import { Dialog } from '#web/overlay'
import { useProfiles } from '#web/profiles'
import { isWhole, PublicHours, usualWeek } from '#web/public-card'
import { useText } from '#web/texts'
import { Button, Callout } from '#web/ui'
import { HolidaysField } from './holidays-field.tsx'
import { type HolidayLine, linesOf, readLines } from './holiday-lines.ts'
import { useLevelDeeds } from './queries.ts'
import { spansOfWeek, weekOfSpans } from './spans.ts'
import css from './levels.module.css'

type CalendarDialogProps = {
  edited: CalendarCard | 'new' | undefined
  calendars: readonly CalendarCard[]
  onDone: () => void
}

/** A calendar that is made or changed. */
export function CalendarDialog({ edited, calendars, onDone }: CalendarDialogProps) {
  const t = useText()
  const title = t(edited === 'new' ? 'levels.calendar.add' : 'levels.calendar.change')
  return (
    <Dialog isWide title={title} isOpen={edited !== undefined} onClose={onDone} closeName={t('common.close')}>
      {edited && <Form {...{ calendars, onDone }} before={edited === 'new' ? undefined : edited} />}
    </Dialog>
  )
}

type FormProps = Omit<CalendarDialogProps, 'edited'> & { before: CalendarCard | undefined }

/** What is written so far; the first calendar of a brand is that of all accounts. */
function useDraft({ before, calendars }: FormProps) {
  const { workspace } = useBrand()
  const [name, setName] = useState(before?.name ?? '')
  const [isDefault, setDefault] = useState(before?.isDefault ?? calendars.length === 0)
  const [profileIds, setProfiles] = useState(before?.profileIds ?? [])
  const [hours, setHours] = useState({
    timeZone: before?.timeZone ?? workspace.timeZone,
    spans: before ? spansOfWeek(before.week) : usualWeek(),
  })
  const [holidays, setHolidays] = useState<HolidayLine[]>(linesOf(before?.holidays ?? []))
  const read = readLines(holidays)
  const isSound = name.trim() !== '' && isWhole(hours.spans) && read !== undefined
  const asked = isSound && {
    ...{ id: before?.id, name, isDefault, profileIds, timeZone: hours.timeZone },
    ...{ week: weekOfSpans(hours.spans), holidays: read },
  }
  return {
    ...{ name, setName, isDefault, setDefault, profileIds, setProfiles, hours, setHours, holidays, setHolidays },
    asked,
  }
}

function Form(props: FormProps) {
  const t = useText()
  const words = useFaultWords()
  const draft = useDraft(props)
  const { keepCalendar } = useLevelDeeds()
  const { hours, asked } = draft
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        if (asked) keepCalendar.mutate(asked, { onSuccess: props.onDone })
      }}
    >
      <TextInput
        label={t('levels.calendar.name')}
        data-autofocus=""
        required
        maxLength={80}
        value={draft.name}
        onChange={draft.setName}
      />
      <FieldGroup title={t('levels.calendar.hours')} help={t('levels.calendar.hours.help')}>
        <PublicHours hours={hours} onHours={draft.setHours} error={undefined} />
      </FieldGroup>
      <FieldGroup title={t('levels.holidays')} help={t('levels.holidays.help')}>
        <HolidaysField lines={draft.holidays} onLines={draft.setHolidays} />
      </FieldGroup>
      <Served {...draft} />
      {keepCalendar.error ? (
        <Callout tone="late">
          <span role="alert">{words(keepCalendar.error)}</span>
        </Callout>
      ) : null}
      <p className={css.note}>{t('levels.target.running')}</p>
      <div className={css.deeds}>
        <Button type="submit" kind="primary" isOff={!asked} isBusy={keepCalendar.isPending}>
          {t('form.keep')}
        </Button>
      </div>
    </form>
  )
}

type ServedProps = Pick<ReturnType<typeof useDraft>, 'isDefault' | 'setDefault' | 'profileIds' | 'setProfiles'>

/** For whom it holds. */
function Served({ isDefault, setDefault, profileIds, setProfiles }: ServedProps) {
  const t = useText()
  const profiles = useProfiles().data ?? []
  const choose = (id: string, is: boolean): void =>
    setProfiles(is ? [...profileIds, id] : profileIds.filter(each => each !== id))
  return (
    <FieldGroup title={t('levels.calendar.served')}>
      <Switch
        label={t('levels.calendar.all')}
        help={t('levels.calendar.all.help')}
        isOn={isDefault}
        onChange={setDefault}
      />
      {profiles.map(({ id, name }) => (
        <Checkbox key={id} label={<bdi>{name}</bdi>} isOn={profileIds.includes(id)} onChange={is => choose(id, is)} />
      ))}
    </FieldGroup>
  )
}
