import { z } from 'zod'
import type { Noun } from '#api'
import type { TagRules } from '#protocol'
import { setTagRules, tagRules } from '#tags'

const shape = z.object({
  agentsMayAdd: z.boolean().describe('Whoever answers may make a tag while tagging'),
}) satisfies z.ZodType<TagRules>

const read = { summary: 'Who may make tags', response: { 200: shape } }
const write = { summary: 'Say who may make tags', body: shape, response: { 200: shape } }

/** GET, PUT /api/v1/tags/rules */
export const rules: Noun = (app, { database }) => {
  app.get('/api/v1/tags/rules', { schema: read }, ({ who }) => database.app(who.workspaceId, tx => tagRules(tx, who)))
  app.put('/api/v1/tags/rules', { schema: write }, ({ who, body }) =>
    database.app(who.workspaceId, async tx => {
      await setTagRules(tx, who, body)
      return tagRules(tx, who)
    }),
  )
}
