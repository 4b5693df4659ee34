import {
  type Call,
  type Fields,
  fieldsOf,
  listOf,
  minutesIn,
  nextHours,
  nextText,
  numberOf,
  type Publication,
  type Published,
  published,
  type Publishes,
  type Span,
  textOf,
  unpublished,
} from '#channel'
import { callGoogle, notSent } from './call.ts'
import type { Ctx } from './settings.ts'

/** The opening hours of the location, and its description, in which Google wants no addresses. */
export const googlePublishes: Publishes = {
  hours: 'structured',
  text: { max: 750, unit: 'utf16' },
  withoutLinks: true,
}

const informationAt = 'https://mybusinessbusinessinformation.googleapis.com/v1'
const days = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']

export async function publish(publication: Publication, ctx: Ctx): Promise<Published> {
  // Reviews are known by account and location, the location's own facts by the location alone.
  const name = /locations\/[^/]+$/.exec(publication.profileKey)?.[0] ?? publication.profileKey
  const url = `${informationAt}/${name}`
  const asked = await callGoogle(ctx, url, { query: { readMask: 'regularHours,profile' } })
  if (!isDone(asked)) return unpublished(notSent(asked, ctx))
  const { regularHours, profile } = asked.json
  const text = nextText(textOf(fieldsOf(profile).description) ?? '', publication, googlePublishes)
  if (text && 'kind' in text) return text
  const hours = nextHours(spansIn(regularHours), publication)
  if (hours && 'kind' in hours) return hours
  const json = {
    ...(hours && { regularHours: { periods: hours.spans.map(periodOf) } }),
    ...(text && { profile: { ...fieldsOf(profile), description: text.text } }),
  }
  const updateMask = Object.keys(json).join(',')
  if (updateMask === '') return published
  const told = await callGoogle(ctx, url, { method: 'PATCH', query: { updateMask }, json })
  return isDone(told) ? published : unpublished(notSent(told, ctx))
}

const isDone = (call: Call): call is Extract<Call, { kind: 'answer' }> => call.kind === 'answer' && call.ok

/** Zeros are left out, and midnight at the end of a day is 24 o'clock of that day. */
function periodOf(span: Span): object {
  const { opens, closes } = minutesIn(span)
  const isLater = closes > 1440
  return {
    openDay: days[span.day - 1],
    openTime: timeOfDay(opens),
    closeDay: days[(span.day - 1 + (isLater ? 1 : 0)) % 7],
    closeTime: timeOfDay(isLater ? closes - 1440 : closes),
  }
}

const timeOfDay = (minutes: number): object => ({
  ...(minutes >= 60 && { hours: Math.floor(minutes / 60) }),
  ...(minutes % 60 > 0 && { minutes: minutes % 60 }),
})

/** Hours in a shape that we do not write (a day that is told to be closed by being left out, say) still are the brand's. */
const spansIn = (regularHours: unknown): Span[] =>
  listOf(fieldsOf(regularHours).periods).map(each => {
    const { openDay, openTime, closeTime } = fieldsOf(each)
    return { day: days.indexOf(textOf(openDay) ?? '') + 1, opens: clockOf(openTime), closes: clockOf(closeTime) }
  })

function clockOf(value: unknown): string {
  const { hours = 0, minutes = 0 }: Fields = fieldsOf(value)
  const two = (number: unknown) => String(numberOf(number) ?? 0).padStart(2, '0')
  return `${two(numberOf(hours) === 24 ? 0 : hours)}:${two(minutes)}`
}
