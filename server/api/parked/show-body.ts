import { z } from 'zod'
import { mustBeAble } from '#accounts'
import type { Noun } from '#api'
import { isId } from '#lib'
import { covered } from '#personal'

const mostShown = 100_000

const schema = {
  summary: 'What the platform sent, as text, cards and accounts covered, cut at 100,000 characters',
  params: z.object({ id: z.string().refine(isId) }),
  response: { 200: z.object({ body: z.string() }) },
}

/** GET /api/v1/parked/:id/body */
export const showBody: Noun = (app, { intake }) => {
  app.get('/api/v1/parked/:id/body', { schema }, async ({ who, params }) => {
    mustBeAble(who, 'administer')
    const { body } = await intake.parkedEnvelope(who.workspaceId, params.id)
    return { body: covered(Buffer.from(body).toString('utf8')).slice(0, mostShown) }
  })
}
