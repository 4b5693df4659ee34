import { z } from 'zod'
import { invite } from '#accounts'
import type { Noun } from '#api'
import { email, role } from '#api/schemas'
import { invitation } from './list.ts'

const schema = {
  summary: 'Invite somebody; the link is shown this once',
  body: z.object({ email, role: role.exclude(['owner']) }),
  response: { 201: invitation.extend({ link: z.string() }) },
}

/** POST /api/v1/invitations */
export const send: Noun = (app, { accounts, database, now }) => {
  app.post('/api/v1/invitations', { schema }, async ({ who, body }, reply) => {
    const sent = await database.app(who.workspaceId, tx => invite(tx, who, body, now()))
    return reply.code(201).send({ ...sent.invitation, link: `${accounts.publicAddress()}/join/${sent.token}` })
  })
}
