import {
  type Call,
  callVendor,
  fieldsOf,
  type Health,
  illness,
  listOf,
  type Sent,
  textOf,
  unsent,
  withoutSecrets,
} from '#channel'
import { apiOf, contentOf, lineSettings } from './settings.ts'
import { type Ctx, tokenOf } from './token.ts'

type Request = { method?: string; json?: object; headers?: Record<string, string> }

const initOf = ({ method, json, headers = {} }: Request, token: string): RequestInit => ({
  method: method ?? (json ? 'POST' : 'GET'),
  headers: { authorization: `Bearer ${token}`, ...(json ? { 'content-type': 'application/json' } : {}), ...headers },
  ...(json ? { body: JSON.stringify(json) } : {}),
})

/** Calls the API, once more with a new token when LINE no longer takes the one that was kept. */
export async function callLine(ctx: Ctx, path: string, request: Request = {}): Promise<Call> {
  const first = await tokenOf(ctx)
  if ('failed' in first) return first.failed
  const address = apiOf(ctx.settings) + path
  const call = await callVendor(ctx, address, initOf(request, first.token))
  if (call.kind !== 'answer' || call.status !== 401 || ctx.settings.token !== '') return clean(call, first.token)
  const second = await tokenOf(ctx, true)
  if ('failed' in second) return second.failed
  return clean(await callVendor(ctx, address, initOf(request, second.token)), second.token)
}

/** Without the token, which LINE might repeat. */
const clean = (call: Call, token: string): Call =>
  call.kind === 'answer' && call.text.includes(token)
    ? { ...call, text: call.text.replaceAll(token, '•••'), json: fieldsOf(scrubbed(call.json, token)) }
    : call

const scrubbed = (json: object, token: string): unknown =>
  JSON.parse(JSON.stringify(json).replaceAll(JSON.stringify(token).slice(1, -1), '•••')) as unknown

/** The bytes of a customer's message. */
export async function callContent(ctx: Ctx, id: string, more = ''): Promise<Response> {
  const found = await tokenOf(ctx)
  if ('failed' in found) throw new Error('LINE gives no token')
  const address = `${contentOf(ctx.settings)}/v2/bot/message/${encodeURIComponent(id)}/content${more}`
  return ctx.fetch(address, { headers: { authorization: `Bearer ${found.token}` }, signal: ctx.signal })
}

const tokenMs = 60_000

/** What an answer that is no success means for a message. */
export function refusedBy(call: Call, now: number): Exclude<Sent, { kind: 'sent' }> {
  if (call.kind !== 'answer') return unsent(call, now)
  if (call.ok) return { kind: 'unsure' }
  const text = wordsIn(call)
  if (call.status === 401) return { kind: 'retry', after: tokenMs, code: 'refused' }
  if (call.status === 429 && /monthly limit/i.test(text)) return { kind: 'rejected', code: 'quota', text }
  return unsent(call, now, () => ({ code: codeOf(call.status, text), text }))
}

function codeOf(status: number, text: string): string {
  if (status === 403) return 'not-in-plan'
  if (status === 413) return 'too-large'
  return /failed to send messages/i.test(text) ? 'not-a-friend' : `http-${status}`
}

/** LINE's words, and where in the request the fault is. */
function wordsIn({ json, text }: Extract<Call, { kind: 'answer' }>): string {
  const said = textOf(json.message)
  if (said === undefined) return text
  const details = listOf(json.details)
    .slice(0, 5)
    .map(fieldsOf)
    .map(({ message, property }) => [textOf(property), textOf(message)].filter(Boolean).join(': '))
  return [said, ...details].join(' – ')
}

/** Undefined when the call was good. */
export function healthOf(call: Call, { settings }: Pick<Ctx, 'settings'>): Health | undefined {
  const health = illness(call)
  if (!health || health.state === 'good' || call.kind !== 'answer') return health
  return { ...health, text: withoutSecrets(wordsIn(call), lineSettings.fields, settings).slice(0, 500) }
}
