import { z } from 'zod'
import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { deadlinesOf, honestyOf } from '#deadlines'
import type { DeadlineCard, LevelView } from '#protocol'
import { viewCard } from '#publishing'
import { within } from '../target-shape.ts'

const time = z.number().nullable()
const deadline = z.object({
  aim: z.enum(['first', 'next', 'resolution']),
  class: z.enum(['safety', 'complaint', 'query', 'courtesy']),
  state: z.enum(['running', 'paused', 'met', 'missed', 'void']),
  startedAt: z.number(),
  within,
  dueAt: time,
  endedAt: time,
  leftMs: time.describe('Of a paused one, what is left of it'),
  isMissed: z.boolean().describe('It was missed, though it may run still'),
}) satisfies z.ZodType<DeadlineCard>

/** GET /api/v1/conversations/:id/deadlines */
export const deadlines: Noun = (app, { database }) => {
  const summary = 'By when a conversation is to be answered and settled; the latest first'
  const schema = { summary, params: byId, response: { 200: z.array(deadline) } }
  app.get('/api/v1/conversations/:id/deadlines', { schema }, ({ who, params: { id } }) =>
    database.app(who.workspaceId, tx => deadlinesOf(tx, who, id)),
  )
}

const level = z.object({
  level: z.object({ minutes: z.number(), share: z.number() }).nullable(),
  state: z.enum(['new', 'attained', 'missed']).describe('missed: it may not be said in public'),
  share: z.number().nullable().describe('From 0 to 1, of the last 28 days; null while it is new'),
  isOverPromised: z.boolean().describe('Less than 85 % on each of the last seven days'),
}) satisfies z.ZodType<LevelView>

/** GET /api/v1/profiles/:id/level */
export const published: Noun = (app, { database, directory, now }) => {
  const summary = 'What an account says of how fast it answers, and whether it keeps it'
  const schema = { summary, params: byId, response: { 200: level } }
  app.get('/api/v1/profiles/:id/level', { schema }, ({ who, params: { id } }) =>
    database.app(who.workspaceId, async tx => {
      const { side } = await viewCard(tx, who, id, { directory })
      const { honesty, isOverPromised } = await honestyOf(tx, who, { profileId: id, now: now() })
      const share = honesty.state === 'new' ? null : honesty.share
      return { level: side.level, state: honesty.state, share, isOverPromised }
    }),
  )
}
