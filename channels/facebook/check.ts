import type { Health } from '#channel'
import { checkToken } from '../meta/check-token.ts'
import { sickness } from './complaint.ts'
import { graph } from './graph.ts'
import type { Ctx } from './settings.ts'

const needed = ['pages_messaging', 'pages_manage_metadata', 'pages_read_engagement', 'pages_manage_engagement']

/** Whether the token holds, and may do what is needed. */
export const check = (ctx: Ctx): Promise<Health> =>
  checkToken(
    { ask: (token, path, query, isApp = false) => graph(ctx, token, path, { query, isApp }), sickness },
    ctx.settings,
    needed,
  )
