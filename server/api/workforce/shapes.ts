import { z } from 'zod'
import { id, time } from '#api/schemas'
import type { OpenSpan } from '#service-levels'
import type {
  AgentPlan,
  OwnPresence,
  PresenceReason,
  PresenceShown,
  RosterLine,
  Shifts,
  Skill,
  UnstaffedFound,
  WorkRules,
} from '#workforce'

export const text = z.string().max(200)
const words = z.object({ es: text, en: text })

export const skill = z.object({
  id,
  name: words,
  isHard: z.boolean().describe('Whoever lacks it is never asked'),
  isArchived: z.boolean(),
}) satisfies z.ZodType<Skill>

export const reason = z.object({
  id,
  name: text,
  isPaid: z.boolean(),
  isBreak: z.boolean(),
  isArchived: z.boolean(),
}) satisfies z.ZodType<PresenceReason>

const units = z.number().int()
const ms = z.number().int().describe('Milliseconds')

const kindOfWork = z.enum(['voice', 'video', 'live-chat', 'messaging', 'comment', 'email', 'review'])

const weights = {
  ...{ voice: units, video: units, 'live-chat': units, messaging: units, comment: units },
  ...{ email: units, review: units },
}

export const rules = z.object({
  weights: z.object(weights).describe('Of the hundred units that an agent has, by kind of work'),
  parkedUnits: units,
  wrapUpMs: z.object({ voice: ms, other: ms }),
  offerMs: z.object({ live: ms, other: ms }),
  pausesADay: units.describe('How many pauses after abuse somebody may take within 24 hours'),
}) satisfies z.ZodType<WorkRules>

export const levels = z
  .record(z.string().max(40), z.number())
  .refine(all => Object.keys(all).length <= 300)
  .describe('Levels from 1 to 5')

export const skillLevels = z
  .record(id, z.number())
  .refine(all => Object.keys(all).length <= 300)
  .describe('Levels from 1 to 5 by the id of the skill')

export const place = z.object({ name: text, latitude: z.number(), longitude: z.number() }).nullable()
export const work = z.object({
  share: z.number().describe('How much of the usual hundred units'),
  kinds: z.array(kindOfWork).max(20).readonly().nullable().describe('null: all of them'),
})

export const plan = z.object({
  personId: id,
  skills: z.record(z.string(), z.number()),
  languages: levels,
  place,
  ...work.shape,
}) satisfies z.ZodType<AgentPlan>

const minutes = z.number().int().describe('Minutes from the midnight of the day, as clocks show them')
const spans = z.array(z.object({ opens: minutes, closes: minutes })).max(12)
const week = z.array(spans).length(7).describe('Monday first')

export const shifts = z.object({
  timeZone: z.string().max(64),
  week,
  breaks: week,
  days: z
    .array(z.object({ date: z.string().max(10), name: text, spans, breaks: spans }))
    .max(1000)
    .describe('Days that are not like their week; without spans it is time off'),
})

type Asked = z.infer<typeof shifts>
type Words = z.infer<typeof spans>

const spansOf = (said: Words): OpenSpan[] => said.map(({ opens, closes }) => [opens, closes])
const wordsOf = (all: readonly OpenSpan[]): Words => all.map(([opens, closes]) => ({ opens, closes }))

export const keptShifts = ({ timeZone, week: all, breaks, days }: Asked): Shifts => ({
  ...{ timeZone, week: all.map(spansOf), breaks: breaks.map(spansOf) },
  days: days.map(day => ({ ...day, spans: spansOf(day.spans), breaks: spansOf(day.breaks) })),
})

export const shownShifts = ({ timeZone, week: all, breaks, days }: Shifts): Asked => ({
  ...{ timeZone, week: all.map(wordsOf), breaks: breaks.map(wordsOf) },
  days: days.map(day => ({ ...day, spans: wordsOf(day.spans), breaks: wordsOf(day.breaks) })),
})

export const presence = z.object({
  personId: id,
  state: z.enum(['available', 'busy', 'away', 'offline', 'not-responding']),
  isPause: z.boolean(),
  reasonId: id.nullable(),
  since: z.number(),
  backAt: z.number().nullable(),
}) satisfies z.ZodType<PresenceShown>

export const presenceAsked = z.object({
  state: z.enum(['available', 'busy', 'away', 'offline']),
  reasonId: id.nullable().exactOptional(),
  backAt: time.nullable().exactOptional().describe('When one means to return, in epoch milliseconds'),
})

export const ownPresenceShape = z.object({
  presence,
  offeredAt: z.number().nullable().describe('When somebody offered one a pause that still stands'),
  pausesLeft: z.number(),
}) satisfies z.ZodType<OwnPresence>

const { personId: _, ...ofPresence } = presence.shape

export const rosterLine = z.object({
  ...plan.shape,
  presence: z.object(ofPresence).nullable().describe('null: they have never said anything'),
  shift: z
    .object({ state: z.enum(['on', 'break', 'off']), changesAt: z.number().nullable() })
    .nullable()
    .describe('null: nobody has said when they work'),
}) satisfies z.ZodType<RosterLine>

export const unstaffedShape = z.object({
  isPlanned: z.boolean().describe('Somebody has said when somebody works'),
  spans: z.array(z.object({ profileId: id, name: z.string(), from: z.number(), to: z.number() })),
}) satisfies z.ZodType<UnstaffedFound>
