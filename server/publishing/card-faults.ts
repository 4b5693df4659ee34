import { lineOf, overlapping, type Publishes, textOver } from '#channel'
import type { PublicSide } from '#protocol'
import { asPublicCard } from './tables.ts'

type FieldFault = { field: string; code: string }

const clock = /^([01]\d|2[0-3]):[0-5]\d$/

/** What is wrong with what a profile is to say; empty when all is well. `place` is what its platform has room for. */
export function cardFaults(side: PublicSide, language: 'es' | 'en', place: Publishes | undefined): FieldFault[] {
  const faults = [...hoursFaults(side.hours), ...linkFaults(side.link)]
  if (!side.isPublished) return faults
  if (!place) return [...faults, { field: 'isPublished', code: 'no-place' }]
  if (faults.length > 0) return faults
  const card = asPublicCard(side, language)
  const languages = place.perLanguage ? (['es', 'en'] as const) : [language]
  return languages
    .filter(each => textOver(lineOf(card, place, each) ?? '', place.text) > 0)
    .map(each => ({ field: `guides.${each}`, code: 'too-long' }))
}

function hoursFaults(hours: PublicSide['hours']): FieldFault[] {
  if (!hours) return []
  const zone = isTimeZone(hours.timeZone) ? [] : [{ field: 'hours.timeZone', code: 'malformed' }]
  const malformed = hours.spans.flatMap(({ opens, closes }, place) =>
    clock.test(opens) && clock.test(closes) ? [] : [{ field: `hours.spans.${place}`, code: 'malformed' }],
  )
  if (zone.length > 0 || malformed.length > 0) return [...zone, ...malformed]
  return overlapping(hours.spans).map(day => ({ field: `hours.days.${day}`, code: 'overlap' }))
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const linkFaults = (link: string): FieldFault[] =>
  link === '' || (/^https?:\/\/\S+$/.test(link) && URL.canParse(link)) ? [] : [{ field: 'link', code: 'malformed' }]
