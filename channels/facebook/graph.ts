import { createHash } from 'node:crypto'
import { type Call, callVendor, hmac, type Sent, textOf } from '#channel'
import { complaintIn, failure } from './complaint.ts'
import type { Ctx } from './settings.ts'

const graphAddress = 'https://graph.facebook.com'
const version = 'v25.0'

type Ask = {
  method?: 'GET' | 'POST' | 'DELETE'
  query?: Record<string, string>
  json?: object
  form?: Record<string, string>
  /** The app's own token needs no proof that we are the app. */
  isApp?: boolean
}

/** One call of the Graph API; `path` without the version. What has a body is a POST unless `method` says otherwise. */
export function graph(ctx: Ctx, token: string, path: string, ask: Ask = {}): Promise<Call> {
  const { query = {}, json, form, isApp = false } = ask
  const base = (ctx.settings.address || graphAddress).replace(/\/+$/, '')
  const address = new URL(`${base}/${version}/${path}`)
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
  if (!isApp) address.searchParams.set('appsecret_proof', proofOf(token, ctx.settings.appSecret))
  const headers: Record<string, string> = { authorization: `Bearer ${token}` }
  if (json) headers['content-type'] = 'application/json'
  const body = json ? JSON.stringify(json) : form && new URLSearchParams(form)
  const method = ask.method ?? (body === undefined ? 'GET' : 'POST')
  return callVendor(ctx, address, { method, headers, ...(body === undefined ? {} : { body }) })
}

/** Shows the platform that whoever holds the token is the app itself. */
export const proofOf = (token: string, appSecret: string): string => hmac('sha256', appSecret, token, 'hex')

/** A path of ids and edges. */
export const path = (...steps: string[]): string => steps.map(encodeURIComponent).join('/')

type PageToken = { token: string } | { trouble: Exclude<Sent, { kind: 'sent' }> }

const keepName = (page: string) => `page.${page}`

/** Kept beside what it was lent for: another token in the settings makes it void. */
const markOf = (token: string) => createHash('sha256').update(token).digest('hex').slice(0, 16)

/** The token of one page, lent for the one in the settings, which may be that of a person, a system or the page itself. */
export async function pageToken(ctx: Ctx, page: string): Promise<PageToken> {
  const { token } = ctx.settings
  const mark = markOf(token)
  const kept = await ctx.keep.read(keepName(page))
  if (kept?.startsWith(`${mark} `)) return { token: kept.slice(mark.length + 1) }
  const call = await graph(ctx, token, path(page), { query: { fields: 'access_token' } })
  if (call.kind !== 'answer') return { trouble: { kind: 'retry', after: 5000, code: 'unreachable' } }
  if (!call.ok) {
    const trouble = failure(call, ctx.now(), token)
    // A page's own token may not be allowed to ask for itself.
    return complaintIn(call).code !== undefined && trouble.kind === 'rejected' ? { token } : { trouble }
  }
  const lent = textOf(call.json.access_token) ?? token
  await ctx.keep.write(keepName(page), `${mark} ${lent}`)
  return { token: lent }
}

/** What was lent does not hold any more: next time another one is asked for. */
export const forgetPageToken = (ctx: Ctx, page: string): Promise<void> => ctx.keep.write(keepName(page), undefined)
