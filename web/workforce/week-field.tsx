import { TextInput } from '#web/form'
import { useLanguage, useText } from '#web/texts'
import { DayBar } from './day-bar.tsx'
import { type DayText, isDayRead } from './shift-draft.ts'
import css from './week.module.css'

type WeekFieldProps = { week: readonly DayText[]; onWeek: (week: DayText[]) => void }

/** Seven days, each with its hours and its breaks as one writes them, and drawn. */
export function WeekField({ week, onWeek }: WeekFieldProps) {
  const t = useText()
  const { language } = useLanguage()
  const named = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  // The first of January 2024 was a Monday.
  const nameOf = (at: number): string => named.format(Date.UTC(2024, 0, at + 1))
  return (
    <ul className={css.week} aria-label={t('staff.week')}>
      {week.map((day, at) => (
        <li key={at} className={css.day}>
          <span className={css.name}>{nameOf(at)}</span>
          <DayFields
            day={day}
            name={nameOf(at)}
            isFirst={at === 0}
            onDay={next => onWeek(week.map((each, place) => (place === at ? next : each)))}
          />
        </li>
      ))}
    </ul>
  )
}

type DayFieldsProps = { day: DayText; name: string; isFirst?: boolean; onDay: (day: DayText) => void }

/** The hours and the breaks of a day. */
export function DayFields({ day, name, isFirst, onDay }: DayFieldsProps) {
  const t = useText()
  const wrong = isDayRead(day) ? undefined : t('staff.hours.wrong')
  const { hours, breaks } = day
  return (
    <>
      <TextInput
        isLabelHidden
        label={t('staff.hours.of', { day: name })}
        placeholder={t('staff.hours.none')}
        dir="ltr"
        maxLength={80}
        {...(isFirst && { 'data-autofocus': '' })}
        value={hours}
        error={wrong}
        onChange={text => onDay({ hours: text, breaks })}
      />
      <TextInput
        isLabelHidden
        label={t('staff.breaks.of', { day: name })}
        placeholder={t('staff.breaks.none')}
        dir="ltr"
        maxLength={80}
        value={breaks}
        onChange={text => onDay({ hours, breaks: text })}
      />
      <DayBar day={day} />
    </>
  )
}
