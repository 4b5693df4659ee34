import { z } from 'zod'
import { color, id, language, name } from '#api/schemas'
import type { AccountsChosen, NewProfile, ProfileCard, ProfileChange, ProfileKept } from '#protocol'

const functions = z.enum(['service', 'corporate', 'store', 'sales'])
const time = z.number().nullable()
const look = z.object({ color, greeting: z.string().max(500), position: z.enum(['end', 'start']) })
const accountKey = z.string().min(1).max(200)
const filledIn = z.record(z.string().max(60), z.string().max(20_000))

const health = z.object({
  state: z.enum(['good', 'quiet', 'failing']),
  receivedAt: time,
  sentAt: time,
  rejected: z.number(),
  rejectedAt: time,
  failingSince: time,
  failure: z.string().nullable(),
  silentFrom: time,
  validUntil: time,
  parked: z.number(),
  late: z.number(),
})

export const card = z.object({
  id,
  connectionId: id,
  channel: z.string(),
  key: z.string(),
  name: z.string(),
  function: functions,
  language,
  look: look.nullable(),
  disabled: z.boolean(),
  isWaiting: z.boolean(),
  kind: z.string().nullable(),
  health,
  ailment: z.object({ code: z.string(), since: z.number() }).nullable(),
  hookAddress: z.string(),
  snippet: z.string().nullable(),
  settings: z.record(z.string(), z.string()),
}) satisfies z.ZodType<ProfileCard>

/** `made`: secrets that we made, shown this once. */
export const kept = card.extend({ made: z.record(z.string(), z.string()) }) satisfies z.ZodType<ProfileKept>

export const newProfile = z.object({
  channel: z.string().max(60),
  name,
  function: functions,
  language,
  settings: filledIn,
  look: look.exactOptional(),
  signIn: id.exactOptional(),
  key: accountKey.exactOptional(),
  others: z
    .array(z.object({ key: accountKey, name }))
    .max(500)
    .exactOptional(),
}) satisfies z.ZodType<NewProfile>

export const accountsChosen = z.object({
  accounts: z
    .array(z.object({ key: accountKey, name }))
    .min(1)
    .max(500),
}) satisfies z.ZodType<AccountsChosen>

export const profileChange = z.object({
  name: name.exactOptional(),
  function: functions.exactOptional(),
  language: language.exactOptional(),
  look: look.exactOptional(),
  settings: filledIn.exactOptional(),
  renew: z.array(z.string().max(60)).max(20).exactOptional(),
  isLeaked: z.boolean().exactOptional(),
}) satisfies z.ZodType<ProfileChange>
