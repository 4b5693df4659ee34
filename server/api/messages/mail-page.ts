import { z } from 'zod'
import type { Noun } from '#api'
import { bytes } from '#api/schemas'
import { hour, isId } from '#lib'
import { hasUncovered, mailPage } from '#messages'

/**
 * Nothing in it runs, sends or loads but the pictures that came with it, and those from elsewhere where they are asked
 * for; its links open apart.
 */
const policy = (home: string, hasRemote: boolean) =>
  [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src data: ${home}${hasRemote ? ' https: http:' : ''}`,
    "base-uri 'self'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-popups allow-popups-to-escape-sandbox',
  ].join('; ')

const schema = {
  summary: 'A mail as it was sent: a page for a frame, with the pictures that came with it and nothing from elsewhere',
  params: z.object({ id: z.string().refine(isId) }),
  querystring: z.object({
    workspace: z.string().optional(),
    pictures: z.literal('all').optional().describe('Those that lie elsewhere, too: whoever sent them learns of it'),
    uncovered: z
      .literal('yes')
      .optional()
      .describe('As it was written, to whoever uncovered the message within the hour'),
  }),
  response: { 200: bytes },
}
const config = { takesWorkspace: 'inAddress' } as const

/** GET /api/v1/messages/:id/mail/page */
export const mailAsPage: Noun = (app, { database, files, accounts, now }) => {
  app.get('/api/v1/messages/:id/mail/page', { config, schema }, async ({ who, params, query }, reply) => {
    const { workspaceId } = who
    const addressOf = (id: string) => files.address({ workspaceId, id }, now() + hour)
    const hasRemote = query.pictures === 'all'
    const html = await database.app(workspaceId, async tx => {
      const isUncovered = query.uncovered === 'yes' && (await hasUncovered(tx, who, params.id))
      return mailPage(tx, who, params.id, { addressOf, hasRemote, isUncovered })
    })
    reply.headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy(new URL(accounts.publicAddress()).origin, hasRemote),
      'referrer-policy': 'no-referrer',
      // Nor is it looked up where its links lead before somebody follows one.
      'x-dns-prefetch-control': 'off',
    })
    return reply.send(html)
  })
}
