import { z } from 'zod'
import { id, language, name, profileCheck } from '#api/schemas'
import type { NewVendorSignIn, VendorSignIn, VendorSignInBegun, VendorSignInFilled } from '#protocol'

const filled = z.object({
  name: name.exactOptional(),
  function: z.enum(['service', 'corporate', 'store', 'sales']).exactOptional(),
  language: language.exactOptional(),
}) satisfies z.ZodType<VendorSignInFilled>

export const newSignIn = z.object({
  channel: z.string().max(60),
  profileId: id.exactOptional(),
  after: id.exactOptional(),
  settings: z.record(z.string().max(60), z.string().max(20_000)),
  filled,
  back: z.string().max(500),
}) satisfies z.ZodType<NewVendorSignIn>

export const begun = z.object({
  health: profileCheck,
  go: z.object({ id, address: z.string() }).exactOptional(),
}) satisfies z.ZodType<VendorSignInBegun>

export const card = z.object({
  id,
  channel: z.string(),
  profileId: id.nullable(),
  state: z.enum(['under-way', 'signed-in', 'declined', 'failed']),
  failure: z.object({ code: z.string(), text: z.string().nullable() }).nullable(),
  settings: z.record(z.string(), z.string()),
  filled,
}) satisfies z.ZodType<VendorSignIn>
