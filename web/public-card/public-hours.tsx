import { useState } from 'react'
import { CopyPlus, type IconNode, Moon, Plus, X } from 'lucide'
import { overlapping, type Span } from '#channel/card'
import { Button, Icon, IconButton } from '#web/ui'
import { Select, TextInput } from '#web/form'
import { Tooltip } from '#web/overlay'
import type { PublicSide } from '#protocol'
import { useLanguage, useText } from '#web/texts'
import {
  copiedToWeekdays,
  DAYS,
  isOvernight,
  isWhole,
  readTime,
  type Placed,
  spansOf,
  withoutSpan,
  withSpan,
  withTime,
} from './week.ts'
import css from './public-hours.module.css'

type Hours = NonNullable<PublicSide['hours']>
type HoursProps = { hours: Hours; onHours: (hours: Hours) => void; error: string | undefined }

/** The week, a day a line: closed, or open once or several times. */
export function PublicHours({ hours, onHours, error }: HoursProps) {
  const t = useText()
  const dayName = useDayNames()
  const { spans, timeZone } = hours
  const crossed = isWhole(spans) ? overlapping(spans) : []
  const setSpans = (next: Span[]): void => onHours({ ...hours, spans: next })
  return (
    <div className={css.hours}>
      <ul className={css.week} aria-label={t('public-card.hours')}>
        {DAYS.map(day => (
          <Day
            key={day}
            name={dayName(day)}
            spans={spansOf(spans, day)}
            isCrossed={crossed.includes(day)}
            onTime={(place, change) => setSpans(withTime(spans, place, change))}
            onAdd={() => setSpans(withSpan(spans, day))}
            onRemove={place => setSpans(withoutSpan(spans, place))}
            onCopy={() => setSpans(copiedToWeekdays(spans, day))}
          />
        ))}
      </ul>
      <Select
        label={t('public-card.time-zone')}
        choices={zones(timeZone).map(zone => ({ value: zone, label: `${cityOf(zone)} · ${zone}` }))}
        value={timeZone}
        onChange={zone => onHours({ ...hours, timeZone: zone })}
        error={error}
      />
    </div>
  )
}

type DayProps = {
  name: string
  spans: readonly Placed[]
  isCrossed: boolean
  onTime: (place: number, change: Partial<Span>) => void
  onAdd: () => void
  onRemove: (place: number) => void
  onCopy: () => void
}

function Day({ name, spans, isCrossed, onTime, onAdd, onRemove, onCopy }: DayProps) {
  const t = useText()
  return (
    <li className={css.day}>
      <span className={css.name}>{name}</span>
      <div className={css.spans}>
        {spans.length === 0 && <span className={css.closed}>{t('public-card.closed')}</span>}
        {spans.map(({ place, ...span }, index) => (
          <span key={index} className={css.span}>
            <Time
              label={t('public-card.opens', { day: name })}
              value={span.opens}
              onChange={opens => onTime(place, { opens })}
            />
            <span aria-hidden>–</span>
            <Time
              label={t('public-card.closes', { day: name })}
              value={span.closes}
              onChange={closes => onTime(place, { closes })}
            />
            <IconButton size="s" name={t('public-card.remove', { day: name })} onClick={() => onRemove(place)}>
              <Icon of={X} />
            </IconButton>
            {isOvernight(span) && (
              <span className={css.next}>
                <Icon of={Moon} size="s" />
                {t('public-card.next-day')}
              </span>
            )}
          </span>
        ))}
        {isCrossed && (
          <p className={css.wrong} role="alert">
            {t('public-card.overlap')}
          </p>
        )}
      </div>
      <span className={css.deeds}>
        {spans.length === 0 ? (
          <Button size="s" kind="ghost" onClick={onAdd} aria-label={t('public-card.open-day', { day: name })}>
            {t('public-card.open')}
          </Button>
        ) : (
          <>
            <Deed icon={Plus} words={t('public-card.add', { day: name })} onClick={onAdd} />
            <Deed icon={CopyPlus} words={t('public-card.copy', { day: name })} onClick={onCopy} />
          </>
        )}
      </span>
    </li>
  )
}

function Deed({ icon, words, onClick }: { icon: IconNode; words: string; onClick: () => void }) {
  return (
    <Tooltip text={words}>
      <IconButton size="s" name={words} onClick={onClick}>
        <Icon of={icon} />
      </IconButton>
    </Tooltip>
  )
}

/** One stop of the keyboard, by 24 hours in every language: "930", "9.30" and "9" are times too. */
function Time({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const t = useText()
  const [typed, setTyped] = useState<string>()
  const [isLeft, setLeft] = useState(false)
  const isWrong = typed !== undefined && isLeft && readTime(typed) === undefined
  return (
    <TextInput
      isLabelHidden
      label={label}
      inputMode="numeric"
      dir="ltr"
      maxLength={5}
      required
      value={typed ?? value}
      error={isWrong ? t('public-card.no-time') : undefined}
      onFocus={event => event.target.select()}
      onChange={text => {
        setTyped(text)
        setLeft(false)
        onChange(readTime(text) ?? '')
      }}
      onBlur={() => {
        setLeft(true)
        if (typed !== undefined && readTime(typed) !== undefined) setTyped(undefined)
      }}
    />
  )
}

/** The days by their names in the reader's language. */
function useDayNames(): (day: number) => string {
  const { language } = useLanguage()
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  // The first of January 2024 was a Monday.
  return day => capital(format.format(Date.UTC(2024, 0, day)), language)
}

const capital = (text: string, language: string): string => text[0]!.toLocaleUpperCase(language) + text.slice(1)

function zones(mine: string): string[] {
  const known = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : []
  return known.includes(mine) ? known : [mine, ...known]
}

const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
