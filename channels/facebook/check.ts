import { fieldsOf, type Health, idOf, listOf, present, textOf, timeOf } from '#channel'
import { complaintIn, sickness } from './complaint.ts'
import { graph } from './graph.ts'
import type { Ctx } from './settings.ts'

const needed = ['pages_messaging', 'pages_manage_metadata', 'pages_read_engagement', 'pages_manage_engagement']

/** Asks of the token which app it is of, and of the app (by its secret) whether the token holds and what it may do. */
export async function check(ctx: Ctx): Promise<Health> {
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
