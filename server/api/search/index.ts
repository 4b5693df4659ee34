import { z } from 'zod'
import { mustBeAble } from '#accounts'
import type { Noun } from '#api'
import { id, language } from '#api/schemas'
import { dayStartIn } from '#lib'
import type { SearchPage } from '#protocol'
import { find, readQuery } from '#search'

const schema = {
  summary:
    'What was said and who is called so: words, phrases, operators (from:, channel:, before:, after:, is:, has:, tag:, case:)',
  querystring: z.object({
    q: z.string().min(1).max(400),
    language: language.default('es').describe('Of the person: their words are also looked for by their stems'),
    timeZone: z.string().max(60).default('UTC').describe('In which days begin, as IANA names it'),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  response: {
    200: z.object({
      people: z.array(z.object({ id, name: z.string(), conversationId: id, channel: z.string(), at: z.number() })),
      messages: z.array(
        z.object({
          id,
          conversationId: id,
          at: z.number(),
          direction: z.enum(['in', 'out', 'note']),
          visibility: z.enum(['public', 'private', 'team']),
          profileId: id,
          channel: z.string(),
          status: z.enum(['open', 'waiting', 'snoozed', 'closed']),
          customer: z.object({ id, name: z.string() }),
          text: z.object({ text: z.string(), marks: z.array(z.tuple([z.number(), z.number()])) }),
        }),
      ),
      next: z.string().nullable(),
      meant: z.array(z.object({ word: z.string(), as: z.array(z.string()) })),
      faults: z.array(z.object({ text: z.string(), code: z.enum(['date', 'is', 'has', 'tag', 'case', 'sound']) })),
    }) satisfies z.ZodType<SearchPage>,
  },
}

/** GET /api/v1/search?q=&language=&timeZone=&after=&limit= */
export const register: Noun = (app, { database }) => {
  app.get('/api/v1/search', { schema }, async ({ who, query: { q, language: spoken, timeZone, after, limit } }) => {
    mustBeAble(who, 'answer')
    const query = readQuery(q, dayStartIn(timeZone))
    return database.engine(tx => find(tx, who, { query, language: spoken, after, limit }))
  })
}
