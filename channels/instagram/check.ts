import { fieldsOf, type Health, idOf, listOf, present, textOf, timeOf } from '#channel'
import { complaintIn, sickness } from './complaint.ts'
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

/** Asks of the token which app it is of, and of the app (by its secret) whether the token holds and what it may do. */
async function checkPage(ctx: Ctx): Promise<Health> {
  const { token, appSecret } = ctx.settings
  const app = await graph(ctx, token, 'app', { query: { fields: 'id' } })
  // The proof that goes along is made with the app's secret.
  if (app.kind === 'answer' && !app.ok && /appsecret_proof/.test(complaintIn(app).text)) return wrongSecret
  const health = sickness(app)
  if (app.kind !== 'answer' || health) return health ?? unreachable
  const appId = idOf(app.json.id)
  if (appId === undefined) return { state: 'failing', code: 'bad-answer', text: `${app.status}` }
  const seen = await graph(ctx, `${appId}|${appSecret}`, 'debug_token', { query: { input_token: token }, isApp: true })
  if (seen.kind !== 'answer') return unreachable
  if (!seen.ok && [1, 101, 190].includes(complaintIn(seen).code ?? 0)) return wrongSecret
  return sickness(seen) ?? healthOf(fieldsOf(seen.json.data))
}

const wrongSecret: Health = { state: 'failing', code: 'wrong-secret' }
const unreachable: Health = { state: 'failing', code: 'unreachable' }

function healthOf(told: Record<string, unknown>): Health {
  if (told.is_valid !== true)
    return { state: 'failing', code: 'refused', text: textOf(fieldsOf(told.error).message) ?? '' }
  const granted = listOf(told.scopes)
  const missing = needed.filter(each => !granted.includes(each))
  if (missing.length > 0) return { state: 'failing', code: 'forbidden', text: missing.join(', ') }
  return { state: 'good', ...present({ until: endOf(told) }) }
}

/** Of the token, or of what its person allowed, whichever comes first; 0 stands for never. */
function endOf({ expires_at, data_access_expires_at }: Record<string, unknown>): number | undefined {
  const ends = [expires_at, data_access_expires_at].flatMap(each => timeOf(each, 's') ?? [])
  const some = ends.filter(at => at > 0)
  return some.length > 0 ? Math.min(...some) : undefined
}
