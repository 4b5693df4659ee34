/** Where the brand says in public that it can be reached: may be said in public, too. */
import { z } from 'zod'
import type { Noun } from '#api'
import type { PublishedFacts } from '#protocol'
import { keepPublishedFacts, publishedFacts } from '#publishing'

const lines = z.array(z.string())
const facts = z.object({
  lines,
  known: lines.describe('What profiles and their public cards tell already'),
}) satisfies z.ZodType<PublishedFacts>
const body = z.object({ lines: z.array(z.string().max(1000)).max(1000) })

/** GET and PUT /api/v1/published-facts */
export const register: Noun = async (app, { database }) => {
  const told = { summary: 'Numbers and addresses that the brand has made public', response: { 200: facts } }
  app.get('/api/v1/published-facts', { schema: told }, ({ who }) =>
    database.app(who.workspaceId, tx => publishedFacts(tx, who)),
  )
  const kept = { summary: 'Keep another list of them', body, response: { 200: facts } }
  app.put('/api/v1/published-facts', { schema: kept }, ({ who, body: asked }) =>
    database.app(who.workspaceId, async tx => {
      await keepPublishedFacts(tx, who, asked)
      return publishedFacts(tx, who)
    }),
  )
}
