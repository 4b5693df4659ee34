import {
  type Call,
  callVendor,
  fieldsOf,
  type Health,
  idOf,
  illness,
  listOf,
  readJson,
  type Sent,
  textOf,
  unsent,
} from '#channel'
import { oauth1Header } from './oauth1.ts'
import { apiOf, type Ctx, meansOf } from './settings.ts'
import { accountToken, appToken, forgetToken } from './tokens.ts'

export type Asked = {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  query?: Record<string, string>
  json?: object
  form?: FormData
}

const longestAnswer = 8 * 1_048_576

/** Calls the API in the name of the account, or of the app alone. */
export async function callX(
  ctx: Ctx,
  path: string,
  asked: Asked = {},
  as: 'account' | 'app' = 'account',
): Promise<Call> {
  const { method = 'GET', query, json, form } = asked
  const address = `${apiOf(ctx.settings)}${path}${query ? `?${new URLSearchParams(query).toString()}` : ''}`
  const pass = await passFor(ctx, method, address, as)
  if ('refused' in pass) return pass.refused
  const headers = { authorization: pass.header, ...(json ? { 'content-type': 'application/json' } : {}) }
  const body = json ? JSON.stringify(json) : form
  const call = await callVendor(ctx, address, { method, headers, ...(body ? { body } : {}) }, longestAnswer)
  if (call.kind !== 'answer') return call
  if (call.status === 401 && pass.token) await forgetToken(ctx, as, pass.token)
  return withoutToken(call, pass.token)
}

type Pass = { header: string; token?: string } | { refused: Call }

/** What to say in `Authorization`. */
export async function passFor(ctx: Ctx, method: string, address: string, as: 'account' | 'app'): Promise<Pass> {
  const { settings, now } = ctx
  const means = meansOf(settings)
  if (as === 'account' && means === 'none') return { refused: notTrusted('no token of the account') }
  if (as === 'account' && means === 'oauth1') {
    const consumer = { key: settings.consumerKey, secret: settings.consumerSecret }
    const token = { key: settings.accessToken, secret: settings.accessSecret }
    return { header: oauth1Header(method, address, consumer, token, { now: now() }) }
  }
  const found = await (as === 'app' ? appToken(ctx) : accountToken(ctx))
  if ('token' in found) return { header: `Bearer ${found.token}`, token: found.token }
  const { refused } = found
  // Whatever became of the token: the call itself has not been made.
  if (refused.kind === 'lost') return { refused: { kind: 'never' } }
  if (refused.kind === 'never' || refused.status >= 500 || refused.status === 429) return { refused }
  return { refused: { ...refused, status: 401, ok: false } }
}

const notTrusted = (text: string): Call => ({
  kind: 'answer',
  status: 401,
  ok: false,
  headers: new Headers(),
  text,
  json: {},
})

/** An answer may repeat what was said to it. */
function withoutToken(call: Extract<Call, { kind: 'answer' }>, token: string | undefined): Call {
  if (!token || !call.text.includes(token)) return call
  const text = call.text.replaceAll(token, '•••')
  return { ...call, text, json: fieldsOf(readJson(text)) }
}

const failingMs = 5000
const longRestMs = 3_600_000

/** X says in seconds since 1970 when its pace allows more. */
export function restOf(headers: Headers, now: number): number | undefined {
  const reset = headers.get('x-rate-limit-reset') ?? ''
  return /^\d{9,11}$/.test(reset) ? Math.max(0, Number(reset) * 1000 - now) : undefined
}

const oursToMend = /\/(?:client-forbidden|oauth1-permissions|unsupported-authentication)$/

/** What an answer that is no success means for what was to be sent. */
export function notSent(call: Call, ctx: Ctx): Exclude<Sent, { kind: 'sent' }> {
  const common = unsent(call, ctx.now(), ({ json }) => reasonIn(json))
  if (call.kind !== 'answer') return common
  const type = textOf(call.json.type) ?? ''
  if (call.status === 401 || oursToMend.test(type)) return { kind: 'retry', after: failingMs, code: 'refused' }
  if (call.status !== 429 || common.kind !== 'retry') return common
  const rest = restOf(call.headers, ctx.now())
  if (type.endsWith('usage-capped')) return { ...common, after: Math.max(rest ?? 0, longRestMs), code: 'plan-used-up' }
  return { ...common, after: rest ?? common.after }
}

/** X has three shapes of saying no. */
function reasonIn(json: Record<string, unknown>): { code?: string | undefined; text?: string | undefined } {
  const error = { ...json, ...fieldsOf(listOf(json.errors)[0]) } as Record<string, unknown>
  const type = textOf(error.type)?.split('/').at(-1)
  const code = idOf(error.code) ?? (type === 'about:blank' ? undefined : type)
  return { code, text: textOf(error.detail) ?? textOf(error.message) ?? textOf(error.title) }
}

/** A call that is to change nothing but ours: what it says of the credentials. */
export function healthOf(call: Call): Health | undefined {
  if (call.kind === 'answer' && call.status === 429) return { state: 'failing', code: 'throttled' }
  return illness(call)
}

/** What a pull or a list throws when X does not answer as it should; `code` has words. */
export class XFault extends Error {
  readonly code: string
  constructor(code: string) {
    super(`X: ${code}`)
    this.code = code
  }
}

/** The answer of a call that must be one. */
export async function mustCall(ctx: Ctx, path: string, asked?: Asked): Promise<Record<string, unknown>> {
  const call = await callX(ctx, path, asked)
  const ill = healthOf(call)
  if (ill?.state === 'failing') throw new XFault(ill.code)
  return call.kind === 'answer' ? call.json : {}
}
