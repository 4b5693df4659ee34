import { useState } from 'react'
import { CalendarClock, Pencil, Plus, Trash2 } from 'lucide'
import type { CalendarCard } from '#protocol'
import { useFaultWords } from '#web/api'
import { Line, Lines, Section, Sure } from '#web/page'
import { useProfiles } from '#web/profiles'
import { EmptyState } from '#web/states'
import { useFormats, useText } from '#web/texts'
import { Button, Callout, Chip, Icon, IconButton } from '#web/ui'
import { CalendarDialog } from './calendar-dialog.tsx'
import { useLevelDeeds } from './queries.ts'
import { useWeekWords } from './week-words.ts'

type CalendarsProps = { calendars: readonly CalendarCard[]; mayChange: boolean }

/** When somebody answers: of the brand, and of the accounts that have hours of their own. */
export function CalendarsSection({ calendars, mayChange }: CalendarsProps) {
  const t = useText()
  const words = useFaultWords()
  const { removeCalendar } = useLevelDeeds()
  const [edited, setEdited] = useState<CalendarCard | 'new'>()
  const [going, setGoing] = useState<CalendarCard>()
  const add = mayChange && (
    <Button kind="primary" onClick={() => setEdited('new')}>
      <Icon of={Plus} />
      {t('levels.calendar.add')}
    </Button>
  )
  return (
    <Section title={t('levels.calendars')} help={t('levels.calendars.help')} deed={calendars.length > 0 && add}>
      {calendars.length === 0 ? (
        <EmptyState as="h3" icon={CalendarClock} title={t('levels.calendars.empty')} deed={add}>
          {t('levels.calendars.empty.cause')}
        </EmptyState>
      ) : (
        <Lines label={t('levels.calendars')}>
          {calendars.map(calendar => (
            <CalendarLine
              key={calendar.id}
              {...{ calendar, mayChange }}
              onEdit={() => setEdited(calendar)}
              onRemove={() => setGoing(calendar)}
            />
          ))}
        </Lines>
      )}
      {removeCalendar.error ? (
        <Callout tone="late">
          <span role="alert">{words(removeCalendar.error)}</span>
        </Callout>
      ) : null}
      <CalendarDialog
        key={edited === 'new' ? edited : edited?.id}
        {...{ edited, calendars }}
        onDone={() => setEdited(undefined)}
      />
      <Sure
        title={t('levels.calendar.sure', { name: going?.name ?? '' })}
        deed={t('levels.calendar.sure.deed')}
        isOpen={going !== undefined}
        onClose={() => setGoing(undefined)}
        onDo={() => going && removeCalendar.mutate(going.id)}
      >
        {t(going?.isDefault ? 'levels.calendar.sure.default' : 'levels.calendar.sure.text')}
      </Sure>
    </Section>
  )
}

type CalendarLineProps = { calendar: CalendarCard; mayChange: boolean; onEdit: () => void; onRemove: () => void }

function CalendarLine({ calendar, mayChange, onEdit, onRemove }: CalendarLineProps) {
  const t = useText()
  const formats = useFormats()
  const weekWords = useWeekWords()
  const profiles = useProfiles().data ?? []
  const { name, week, timeZone, holidays, isDefault, profileIds } = calendar
  const served = profiles.filter(({ id }) => profileIds.includes(id)).map(profile => profile.name)
  const text = [weekWords(week), timeZone, t('levels.calendar.holidays', { count: holidays.length })].join(' · ')
  return (
    <Line
      title={<bdi>{name}</bdi>}
      text={served.length > 0 ? `${text} · ${t('levels.calendar.of', { names: formats.list(served) })}` : text}
      end={
        <>
          {isDefault && <Chip tone="accent">{t('levels.calendar.default')}</Chip>}
          {mayChange && (
            <>
              <IconButton name={t('levels.calendar.edit', { name })} onClick={onEdit}>
                <Icon of={Pencil} />
              </IconButton>
              <IconButton name={t('levels.calendar.remove', { name })} onClick={onRemove}>
                <Icon of={Trash2} />
              </IconButton>
            </>
          )}
        </>
      }
    />
  )
}
