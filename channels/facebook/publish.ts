import {
  type Call,
  fieldsOf,
  nextHours,
  nextText,
  type Publication,
  type Published,
  published,
  type Publishes,
  type Span,
  textOf,
  unpublished,
} from '#channel'
import { failure, isOfTokens } from './complaint.ts'
import { forgetPageToken, graph, pageToken, path } from './graph.ts'
import type { Ctx } from './settings.ts'

/** The page's opening hours, and what stands about it. */
export const facebookPublishes: Publishes = { hours: 'structured', text: { max: 255, unit: 'utf16' } }

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const mostSpans = 2

export async function publish(publication: Publication, ctx: Ctx): Promise<Published> {
  const { profileKey: page, card } = publication
  const counts = Map.groupBy(card?.hours?.spans ?? [], ({ day }) => day)
  if ([...counts.values()].some(each => each.length > mostSpans)) return { kind: 'refused', code: 'too-many-spans' }
  const lent = await pageToken(ctx, page)
  if ('trouble' in lent) return unpublished(lent.trouble)
  const asked = await graph(ctx, lent.token, path(page), { query: { fields: 'about,hours' } })
  if (!isDone(asked)) return failed(asked, ctx, page, lent.token)
  const text = nextText(textOf(asked.json.about) ?? '', publication, facebookPublishes)
  if (text && 'kind' in text) return text
  const hours = nextHours(spansIn(asked.json.hours), publication)
  if (hours && 'kind' in hours) return hours
  if (!text && !hours) return published
  const json = { ...(text && { about: text.text }), ...(hours && { hours: hoursOf(hours.spans) }) }
  const told = await graph(ctx, lent.token, path(page), { json })
  return isDone(told) ? published : failed(told, ctx, page, lent.token)
}

const isDone = (call: Call): call is Extract<Call, { kind: 'answer' }> => call.kind === 'answer' && call.ok

async function failed(call: Call, ctx: Ctx, page: string, token: string): Promise<Published> {
  if (isOfTokens(call)) await forgetPageToken(ctx, page)
  const why = failure(call, ctx.now(), token)
  // "Permissions error": the app was not given the page's own facts.
  const isForbidden = why.kind === 'rejected' && /^(200|210)(\/|$)/.test(why.code)
  return isForbidden ? { kind: 'refused', code: 'refused', text: why.text } : unpublished(why)
}

/** `mon_1_open`, `mon_1_close`, and the same with 2 for a second span of the day. */
function hoursOf(spans: readonly Span[]): Record<string, string> {
  const byDay = Map.groupBy(
    spans.toSorted((a, b) => (a.opens < b.opens ? -1 : 1)),
    ({ day }) => day,
  )
  return Object.fromEntries(
    [...byDay].flatMap(([day, ofDay]) =>
      ofDay.flatMap(({ opens, closes }, place) => {
        const name = `${days[day - 1]}_${place + 1}`
        return [
          [`${name}_open`, opens],
          [`${name}_close`, closes],
        ]
      }),
    ),
  )
}

const spansIn = (hours: unknown): Span[] =>
  Object.entries(fieldsOf(hours)).flatMap(([name, opens]) => {
    const [, day = '', place = ''] = /^(\w{3})_(\d)_open$/.exec(name) ?? []
    if (place === '') return []
    const closes = fieldsOf(hours)[`${day}_${place}_close`]
    return [{ day: days.indexOf(day) + 1, opens: clockOf(opens), closes: clockOf(closes) }]
  })

const clockOf = (value: unknown): string => (textOf(value) ?? '').padStart(5, '0').replace(/^24:00$/, '00:00')
