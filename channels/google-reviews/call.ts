import { hash } from 'node:crypto'
import {
  type Call,
  callVendor,
  type Fields,
  fieldsOf,
  type Health,
  illness,
  jsonBody,
  listOf,
  numberOf,
  readJson,
  type Sent,
  textOf,
  unsent,
} from '#channel'
import { type Ctx, placeOf } from './settings.ts'

const earlyMs = 60_000
const failingMs = 5000
const largest = 8 * 1_048_576

type Asked = { method?: 'GET' | 'PUT' | 'PATCH' | 'DELETE'; query?: Record<string, string>; json?: object }

/** Calls one of Google's parts; `url` as Google writes it. */
export async function callGoogle(ctx: Ctx, url: string, { method = 'GET', query, json }: Asked = {}): Promise<Call> {
  const pass = await accessToken(ctx)
  if ('refused' in pass) return pass.refused
  const address = placeOf(url, ctx.settings) + (query ? `?${new URLSearchParams(query).toString()}` : '')
  const authorization = `Bearer ${pass.token}`
  const init = json ? jsonBody(json, { authorization }) : { headers: { authorization } }
  const call = await callVendor(ctx, address, { ...init, method }, largest)
  if (call.kind !== 'answer') return call
  if (call.status === 401) await ctx.keep.write(nameOf(ctx), undefined)
  if (!call.text.includes(pass.token)) return call
  const text = call.text.replaceAll(pass.token, '•••')
  return { ...call, text, json: fieldsOf(readJson(text)) }
}

/** Named after the settings it grew from: whoever signs in anew starts anew. */
const nameOf = ({ settings: { clientId, refreshToken } }: Ctx) =>
  `access.${hash('sha256', `${clientId}\n${refreshToken}`, 'hex').slice(0, 16)}`

async function accessToken(ctx: Ctx): Promise<{ token: string } | { refused: Call }> {
  const kept = fieldsOf(readJson((await ctx.keep.read(nameOf(ctx))) ?? ''))
  const known = textOf(kept.token)
  if (known && (numberOf(kept.until) ?? 0) - earlyMs > ctx.now()) return { token: known }
  const { clientId, clientSecret, refreshToken } = ctx.settings
  const form = {
    grant_type: 'refresh_token',
    client_id: clientId,
    client_secret: clientSecret,
    refresh_token: refreshToken,
  }
  const call = await callVendor(ctx, placeOf('https://oauth2.googleapis.com/token', ctx.settings), {
    method: 'POST',
    body: new URLSearchParams(form),
  })
  const token = call.kind === 'answer' && call.ok ? textOf(call.json.access_token) : undefined
  if (call.kind === 'answer' && token) {
    const until = ctx.now() + (numberOf(call.json.expires_in) ?? 3600) * 1000
    await ctx.keep.write(nameOf(ctx), JSON.stringify({ token, until }))
    return { token }
  }
  // The call itself has not been made, whatever became of the token.
  if (call.kind !== 'answer') return { refused: { kind: 'never' } }
  const isOurs = call.status < 500 && call.status !== 429
  return { refused: isOurs ? { ...call, status: 401, ok: false } : call }
}

const errorIn = (json: Fields): Fields => fieldsOf(json.error)

const ownFault = new Set(['ACCESS_TOKEN_SCOPE_INSUFFICIENT', 'SERVICE_DISABLED', 'ACCOUNT_STATE_INVALID'])

/** What an answer that is no success means for what was to be sent. */
export function notSent(call: Call, ctx: Ctx): Exclude<Sent, { kind: 'sent' }> {
  const common = unsent(call, ctx.now(), ({ json }) => ({
    code: textOf(errorIn(json).status),
    text: textOf(errorIn(json).message),
  }))
  if (call.kind !== 'answer') return common
  const details = listOf(errorIn(call.json).details).map(fieldsOf)
  const isOurs = details.some(each => ownFault.has(textOf(each.reason) ?? ''))
  if (call.status === 401 || isOurs) return { kind: 'retry', after: failingMs, code: 'refused' }
  const rest = restOf(call)
  return common.kind === 'retry' && rest !== undefined ? { ...common, after: rest } : common
}

/** When Google wants to be asked again, in milliseconds; it says so in the answer's details ("7s"). */
export function restOf(call: Extract<Call, { kind: 'answer' }>): number | undefined {
  const delays = listOf(errorIn(call.json).details).flatMap(each => textOf(fieldsOf(each).retryDelay) ?? [])
  const [, seconds] = /^(\d{1,6}(?:\.\d{1,9})?)s$/.exec(delays[0] ?? '') ?? []
  return seconds === undefined ? undefined : Math.ceil(Number(seconds) * 1000)
}

export function healthOf(call: Call): Health | undefined {
  if (call.kind === 'answer' && call.status === 429) return { state: 'failing', code: 'throttled' }
  return illness(call)
}

/** What a pull or a list throws when Google does not answer as it should; `code` has words. */
export class GoogleFault extends Error {
  readonly code: string
  constructor(code: string) {
    super(`Google: ${code}`)
    this.code = code
  }
}

export function mustHave(call: Call): Fields {
  const ill = healthOf(call)
  if (ill?.state === 'failing') throw new GoogleFault(ill.code)
  return call.kind === 'answer' ? call.json : {}
}
