import { Fault } from '#lib'
import type { Holiday } from './calendar.ts'
import { easterOf, fromEaster } from './easter.ts'
import { numberOf, weekdayOf } from './moments.ts'
import { regionalDays, unconfirmed } from './spain-days.ts'

/** The communities and cities by the ending of their ISO 3166-2 code: "MD" is Madrid. */
export const spanishRegions = [
  ...['AN', 'AR', 'AS', 'CB', 'CE', 'CL', 'CM', 'CN', 'CT', 'EX'],
  ...['GA', 'IB', 'MC', 'MD', 'ML', 'NC', 'PV', 'RI', 'VC'],
] as const

export type SpanishRegion = (typeof spanishRegions)[number]

export const spanishYears: readonly number[] = Object.keys(regionalDays).map(Number)

// Those that no community may replace (RD 2001/1983, art. 45.1 a–c), and the Epiphany, which all of them keep.
const national = [
  ['01-01', 'Año Nuevo'],
  ['01-06', 'Epifanía del Señor'],
  ['05-01', 'Fiesta del Trabajo'],
  ['08-15', 'Asunción de la Virgen'],
  ['10-12', 'Fiesta Nacional de España'],
  ['11-01', 'Todos los Santos'],
  ['12-06', 'Día de la Constitución'],
  ['12-08', 'Inmaculada Concepción'],
  ['12-25', 'Natividad del Señor'],
] as const

/**
 * The days that all of Spain keeps in a year, reckoned. One that falls on a Sunday is none: its rest goes to a day that
 * each community chooses.
 */
export function spanishNationalDays(year: number): Holiday[] {
  const easter = easterOf(year)
  const days = [
    ...national.map(([day, name]) => ({ date: `${year}-${day}`, name })),
    { date: fromEaster(easter, -2), name: 'Viernes Santo' },
  ]
  return days
    .filter(({ date }) => weekdayOf(numberOf(date)) !== 6)
    .toSorted((one, other) => (one.date < other.date ? -1 : 1))
    .map(day => ({ ...day, spans: [] }))
}

/**
 * All that a community keeps in a year, and whether official bulletins confirm it; see `spain-days.ts` for the sources.
 * @throws Fault `holidays.year` (422) for a year that is not known, `holidays.region` (422)
 */
export function spanishHolidays(region: string, year: number): { holidays: Holiday[]; isConfirmed: boolean } {
  const known = regionalDays[year]
  if (!known) throw new Fault('holidays.year', 422, { year, from: spanishYears[0]!, to: spanishYears.at(-1)! })
  const own = Object.hasOwn(known, region) ? known[region] : undefined
  if (!own) throw new Fault('holidays.region', 422)
  const regional = own.map(day => ({ date: `${year}-${day.slice(0, 5)}`, name: day.slice(6), spans: [] }))
  return {
    holidays: [...spanishNationalDays(year), ...regional].toSorted((one, other) => (one.date < other.date ? -1 : 1)),
    isConfirmed: !(unconfirmed[year] ?? []).includes(region),
  }
}
