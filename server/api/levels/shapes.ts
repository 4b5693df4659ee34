import { z } from 'zod'
import { id } from '#api/schemas'
import type { CalendarCard, HolidayCard, LevelsView } from '#protocol'
import { target } from '../target-shape.ts'

const span = z.object({ opens: z.int().min(0).max(1439), closes: z.int().min(0).max(2880) })
const spans = z.array(span).max(12)

export const holiday = z.object({
  date: z.string().max(20).describe('"2026-12-25"'),
  name: z.string().max(500),
  spans: spans.describe('Open in these alone; none: closed'),
}) satisfies z.ZodType<HolidayCard>

export const calendarAsked = z.object({
  name: z.string().max(200),
  isDefault: z.boolean().describe('Of every account that has no other'),
  profileIds: z.array(id).max(500),
  timeZone: z.string().max(64),
  week: z.array(spans).length(7).describe('Monday first; minutes from midnight, over 1440 into the following day'),
  holidays: z.array(holiday).max(2000),
})
export const calendar = calendarAsked.extend({ id }) satisfies z.ZodType<CalendarCard>

export const levelsView = z.object({
  calendars: z.array(calendar),
  targets: z.array(target),
}) satisfies z.ZodType<LevelsView>
