import { z } from 'zod'
import { id } from '#api/schemas'
import type { Moment } from '#gestures'
import { findWorkspace, type Who } from '#accounts'
import type { World } from '#api'
import {
  type Gesture,
  type GestureBudget,
  type GestureKind,
  type GesturePage,
  type GestureRules,
  type GestureSums,
  highestGestureAmount,
  type MyGestures,
} from '#protocol'

const time = z.number().describe('Epoch milliseconds')
const money = z.number().int().describe('In the smallest unit of the currency')
const month = z.string().describe('Its first day: 2026-11-01')

/** An amount that is asked for. */
export const amount = money.min(0).max(highestGestureAmount)
export const text = z.string().max(20_000)

export const kind = z.object({
  id,
  name: z.string(),
  costs: z.boolean().describe('It takes from the budget of whoever gives it'),
  amount: money.nullable().describe('What it usually costs'),
  isArchived: z.boolean(),
}) satisfies z.ZodType<GestureKind>

export const rules = z.object({
  currency: z.string().describe('ISO 4217'),
  budget: money.describe('What everybody may give in a month who has no budget of their own'),
  isCurrencyFixed: z.boolean().describe('Something was given in it: it stays'),
}) satisfies z.ZodType<GestureRules>

export const budget = z.object({
  personId: id,
  name: z.string(),
  month,
  own: money.nullable(),
  raised: money.describe('What was added for this month alone'),
  budget: money,
  spent: money,
  left: money,
}) satisfies z.ZodType<GestureBudget>

export const mine = budget.extend({ currency: z.string() }) satisfies z.ZodType<MyGestures>

export const gesture = z.object({
  id,
  at: time,
  month,
  personId: id,
  name: z.string(),
  kindId: id,
  kind: z.string(),
  amount: money,
  reason: z.string(),
  takenBack: z.object({ at: time, byId: id.nullable(), by: z.string(), reason: z.string() }).nullable(),
  conversation: z.object({ id, name: z.string() }).nullable().describe('Null where it may not be seen'),
  mayTakeBack: z.boolean(),
}) satisfies z.ZodType<Gesture>

export const gesturePage = z.object({
  month,
  currency: z.string(),
  rows: z.array(gesture),
  next: z.string().nullable(),
}) satisfies z.ZodType<GesturePage>

const sum = z.object({ id, name: z.string(), count: z.number().int(), amount: money })

export const sums = z.object({
  month,
  first: month,
  current: month,
  currency: z.string(),
  count: z.number().int(),
  amount: money,
  people: z.array(sum),
  kinds: z.array(sum),
}) satisfies z.ZodType<GestureSums>

/** What of the list is asked for. */
export const filter = z.object({
  month: z
    .string()
    .regex(/^[12]\d{3}-(0[1-9]|1[0-2])(-\d{2})?$/)
    .optional()
    .describe('2026-11, or any day of it; the one that runs where none is named'),
  person: id.optional().describe('Who gave it'),
  kind: id.optional(),
})

export const filterOf = ({ month: asked, person, kind: kindId }: z.infer<typeof filter>) => ({
  ...{ month: asked && `${asked.slice(0, 7)}-01`, personId: person, kindId },
})

/** Now, where the brand is. */
export async function momentOf({ database, now }: Pick<World, 'database' | 'now'>, who: Who): Promise<Moment> {
  const brand = await database.engine(tx => findWorkspace(tx, who.workspaceId))
  return { now: now(), timeZone: brand?.timeZone ?? 'UTC' }
}
