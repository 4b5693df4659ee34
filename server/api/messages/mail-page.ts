import { z } from 'zod'
import type { Noun } from '#api'
import { bytes } from '#api/schemas'
import { hour, isId } from '#lib'
import { mailPage } from '#messages'

/** Nothing in it runs, sends or loads but the pictures that came with it; its links open apart. */
const policy = (home: string) =>
  [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src data: ${home}`,
    "base-uri 'self'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-popups allow-popups-to-escape-sandbox',
  ].join('; ')

const schema = {
  summary: 'A mail as it was sent: a page for a frame, with the pictures that stand in it and nothing from elsewhere',
  params: z.object({ id: z.string().refine(isId) }),
  querystring: z.object({ workspace: z.string().optional() }),
  response: { 200: bytes },
}
const config = { takesWorkspace: 'inAddress' } as const

/** GET /api/v1/messages/:id/mail/page */
export const mailAsPage: Noun = (app, { database, files, accounts, now }) => {
  app.get('/api/v1/messages/:id/mail/page', { config, schema }, async ({ who, params }, reply) => {
    const { workspaceId } = who
    const addressOf = (id: string) => files.address({ workspaceId, id }, now() + hour)
    const html = await database.app(workspaceId, tx => mailPage(tx, who, params.id, addressOf))
    reply.headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy(new URL(accounts.publicAddress()).origin),
      'referrer-policy': 'no-referrer',
    })
    return reply.send(html)
  })
}
