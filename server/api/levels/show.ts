import type { Who } from '#accounts'
import type { Tx } from '#db'
import { levels, type NamedCalendar } from '#deadlines'
import type { CalendarCard, HolidayCard, LevelsView } from '#protocol'
import type { Holiday } from '#service-levels'

/** Calendars and targets, as they are told. */
export async function showLevels(tx: Tx, who: Who): Promise<LevelsView> {
  const { calendars, targets } = await levels(tx, who)
  return { calendars: calendars.map(cardOf), targets }
}

function cardOf({ calendar, ...named }: NamedCalendar): CalendarCard {
  const { timeZone, week, holidays } = calendar
  return { ...named, timeZone, week: week.map(spansOf), holidays: holidays.map(holidayOf) }
}

export const holidayOf = ({ date, name, spans }: Holiday): HolidayCard => ({ date, name, spans: spansOf(spans) })

const spansOf = (spans: Holiday['spans']): HolidayCard['spans'] => spans.map(([opens, closes]) => ({ opens, closes }))
