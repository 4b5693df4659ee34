/** Shapes that several nouns share. Times are epoch milliseconds. */
import { z } from 'zod'
import { earliestTime, latestTime } from '#lib'
import type { Colleague, Me, ProfileCheck, Workspace } from '#protocol'

/** However it is written, it is one. */
export const id = z.uuid().toLowerCase()
export const byId = z.object({ id })
/** A time that is asked for, in epoch milliseconds. */
export const time = z.number().min(earliestTime).max(latestTime)
export const language = z.enum(['es', 'en'])
export const role = z.enum(['owner', 'administrator', 'supervisor', 'agent'])
/** Which conversations somebody may see. */
export const sees = z.enum(['all', 'team', 'own'])
export const name = z.string().trim().min(1).max(120)
export const email = z.email().max(254).toLowerCase()
export const password = z.string().min(1).max(1000)
export const color = z.string().regex(/^#[0-9a-f]{6}$/i)
/** An answer without a body: it is done. */
export const done = z.null().describe('Done')

/** An answer that is no JSON. */
export const bytes = z.any().describe('The bytes themselves')

const website = z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(300)])
export const brand = z.object({ name, website, timeZone: z.string().min(1).max(64), language, color })
export const workspace = z.object({ id, ...brand.shape, website: z.string() }) satisfies z.ZodType<Workspace>

export const colleague = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role,
  sees,
  picture: z.string().nullable().describe('The path of their picture on this server'),
}) satisfies z.ZodType<Colleague>

export const me = z.object({
  person: z.object({ id, name: z.string(), email: z.string(), language, picture: z.string().nullable() }),
  workspaces: z.array(workspace.extend({ role, sees, teamIds: z.array(id), mateIds: z.array(id) })),
}) satisfies z.ZodType<Me>

/** What a platform says of credentials. */
export const profileCheck = z.union([
  z.object({
    state: z.literal('good'),
    until: z.number().exactOptional(),
    ailing: z.array(z.object({ key: z.string(), code: z.string() })).exactOptional(),
  }),
  z.object({ state: z.literal('failing'), code: z.string(), text: z.string().exactOptional() }),
]) satisfies z.ZodType<ProfileCheck>

/** An account that credentials reach. */
export const foundAccount = z.object({
  key: z.string(),
  name: z.string(),
  handle: z.string().exactOptional(),
  picture: z.string().exactOptional(),
})

export { alertLevel, alertTopic, noticeDraft, noticeState, saidSample } from './alerts.ts'
export { field, fieldChoices, fieldValues, filled, filledFields } from './fields.ts'
export {
  emotionRead,
  kindRead,
  languageRead,
  messageReading,
  readingAspect,
  subjectRead,
  tone,
  urgencyRead,
} from './readings.ts'
export { newPromise, promiseMatter } from './promises.ts'
export { reason, reasonMark } from './reasons.ts'
export { tag, tagHue } from './tags.ts'
export { builtInView, condition, savedView, sort } from './views.ts'
export { conversation, customerCard, file, message, page, redirectReason, row, status } from './conversations.ts'
