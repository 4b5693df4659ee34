import { z } from 'zod'
import { mustBeAble } from '#accounts'
import type { Noun } from '#api'
import type { FileHolidaysView, SpanishHolidaysView } from '#protocol'
import { readCalendarFile, spanishHolidays, spanishRegions } from '#service-levels'
import { holiday } from './shapes.ts'
import { holidayOf } from './show.ts'

const year = z.coerce.number().int().min(1970).max(2200)
const holidays = z.array(holiday)

/** GET /api/v1/holidays/spain?region=MD&year=2026 */
export const spanish: Noun = app => {
  const schema = {
    summary: 'The holidays of a region of Spain',
    querystring: z.object({ region: z.enum(spanishRegions), year }),
    response: {
      200: z.object({
        holidays,
        isConfirmed: z.boolean().describe('Official bulletins say all of them'),
      }) satisfies z.ZodType<SpanishHolidaysView>,
    },
  }
  app.get('/api/v1/holidays/spain', { schema }, async ({ query }) => {
    const found = spanishHolidays(query.region, query.year)
    return { ...found, holidays: found.holidays.map(holidayOf) }
  })
}

/** POST /api/v1/holidays/file */
export const ofFile: Noun = app => {
  const schema = {
    summary: 'The whole days of a calendar file (.ics), as holidays; nothing is kept',
    body: z.object({ text: z.string(), from: year, to: year }),
    response: {
      200: z.object({
        holidays,
        skipped: z.number().describe('Entries of which nothing could be made'),
      }) satisfies z.ZodType<FileHolidaysView>,
    },
  }
  app.post('/api/v1/holidays/file', { schema, bodyLimit: 2_500_000 }, async ({ who, body: { text, from, to } }) => {
    mustBeAble(who, 'administer')
    const found = readCalendarFile(text, { from, to: Math.min(to, from + 10) })
    return { ...found, holidays: found.holidays.map(holidayOf) }
  })
}
