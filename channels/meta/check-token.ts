import { type Call, fieldsOf, type Health, idOf, listOf, present, textOf, timeOf } from '#channel'
import { complaintIn } from './complaint.ts'

/** How a channel asks the Graph, and reads what is no success. */
type Means = {
  ask(token: string, path: string, query: Record<string, string>, isApp?: boolean): Promise<Call>
  sickness(call: Call): Health | undefined
}

/**
 * Asks of the token which app it is of, and of the app (by its secret) whether the token holds and may do what is
 * `needed`.
 */
export async function checkToken(
  { ask, sickness }: Means,
  { token, appSecret }: { token: string; appSecret: string },
  needed: readonly string[],
): Promise<Health> {
  const app = await ask(token, 'app', { fields: 'id' })
  // The proof that goes along is made with the app's secret.
  if (app.kind === 'answer' && !app.ok && /appsecret_proof/.test(complaintIn(app).text)) return wrongSecret
  const health = sickness(app)
  if (app.kind !== 'answer' || health) return health ?? unreachable
  const appId = idOf(app.json.id)
  if (appId === undefined) return { state: 'failing', code: 'bad-answer', text: `${app.status}` }
  const seen = await ask(`${appId}|${appSecret}`, 'debug_token', { input_token: token }, true)
  if (seen.kind !== 'answer') return unreachable
  if (!seen.ok && [1, 101, 190].includes(complaintIn(seen).code ?? 0)) return wrongSecret
  return sickness(seen) ?? healthOf(fieldsOf(seen.json.data), needed)
}

const wrongSecret: Health = { state: 'failing', code: 'wrong-secret' }
const unreachable: Health = { state: 'failing', code: 'unreachable' }

function healthOf(told: Record<string, unknown>, needed: readonly string[]): Health {
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
