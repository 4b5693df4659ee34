import type { Health } from '#channel'
import { checkToken } from '../meta/check-token.ts'
import { sickness } from './complaint.ts'
import { graph } from './graph.ts'
import { type Ctx, isOfInstagram } from './settings.ts'
import { forgetToken, renew, tokenOf } from './token.ts'

const needed = ['instagram_manage_messages', 'instagram_manage_comments', 'pages_manage_metadata']

/** Whether the token holds; that of an account is renewed on the way, before it runs out. */
export const check = (ctx: Ctx): Promise<Health> =>
  isOfInstagram(ctx.settings.token) ? checkAccount(ctx) : checkPage(ctx)

async function checkAccount(ctx: Ctx): Promise<Health> {
  const lent = await tokenOf('', ctx)
  const token = 'token' in lent ? lent.token : ctx.settings.token
  const health = sickness(await graph(ctx, token, 'me', { query: { fields: 'user_id' } }))
  if (health?.state === 'failing') {
    if (health.code === 'refused') await forgetToken('', ctx)
    return health
  }
  await renew(ctx)
  return { state: 'good' }
}

const checkPage = (ctx: Ctx): Promise<Health> =>
  checkToken(
    { ask: (token, path, query, isApp = false) => graph(ctx, token, path, { query, isApp }), sickness },
    ctx.settings,
    needed,
  )
