import { z } from 'zod'
import type { Noun } from '#api'
import { byId } from '#api/schemas'
import type { PublicCardView, PublicSide } from '#protocol'
import { keepCard, publishAgain, viewCard } from '#publishing'

const span = z.object({
  day: z.int().min(1).max(7),
  opens: z.string().max(20).describe('"09:00"'),
  closes: z.string().max(20).describe('"18:00"; no later than it opens: on the day after, "00:00" being midnight'),
})

const side = z.object({
  hours: z.object({ timeZone: z.string().max(64), spans: z.array(span).max(70) }).nullable(),
  level: z.object({ minutes: z.int().min(1).max(10_080), share: z.int().min(50).max(100) }).nullable(),
  guides: z.object({ es: z.string().trim().max(500), en: z.string().trim().max(500) }),
  link: z.string().trim().max(300),
  isPublished: z.boolean(),
}) satisfies z.ZodType<PublicSide>

const place = z.object({
  hours: z.enum(['structured', 'text']),
  text: z.object({
    max: z.number(),
    unit: z.enum(['graphemes', 'codepoints', 'utf16', 'bytes', 'weighted']),
    urlLength: z.number().exactOptional(),
    shortMentions: z.literal(true).exactOptional(),
    maxBytes: z.number().exactOptional(),
  }),
  perLanguage: z.literal(true).exactOptional(),
  withoutLinks: z.literal(true).exactOptional(),
})

const view = z.object({
  side,
  place: place.nullable(),
  publication: z.object({
    state: z.enum(['idle', 'waiting', 'published', 'refused']),
    at: z.number().nullable(),
    code: z.string().nullable(),
    over: z.number().nullable(),
    said: z.string().nullable(),
  }),
}) satisfies z.ZodType<PublicCardView>

const schema = (summary: string) => ({ summary, params: byId, response: { 200: view } })

/** GET and PUT /api/v1/profiles/:id/public, POST /api/v1/profiles/:id/public/again */
export const publicCards: Noun = (app, { database, directory, now }) => {
  const told = schema('Hours, level and guide of a profile, and whether they stand on the platform too')
  app.get('/api/v1/profiles/:id/public', { schema: told }, ({ who, params: { id } }) =>
    database.app(who.workspaceId, tx => viewCard(tx, who, id, { directory })),
  )
  const kept = { ...schema('Say other hours, level and guide; the platform’s own profile follows'), body: side }
  app.put('/api/v1/profiles/:id/public', { schema: kept }, ({ who, params: { id: profileId }, body }) =>
    database.app(who.workspaceId, async tx => {
      await keepCard(tx, who, { profileId, side: body }, { directory, now: now() })
      return viewCard(tx, who, profileId, { directory })
    }),
  )
  const again = schema('Try the platform once more, say after making room there')
  app.post('/api/v1/profiles/:id/public/again', { schema: again }, ({ who, params: { id } }) =>
    database.app(who.workspaceId, async tx => {
      await publishAgain(tx, who, id, { directory, now: now() })
      return viewCard(tx, who, id, { directory })
    }),
  )
}
