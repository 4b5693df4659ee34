import { type Call, callVendor, hmac } from '#channel'
import { type Ctx, isOfInstagram } from './settings.ts'

const instagramAddress = 'https://graph.instagram.com'
const facebookAddress = 'https://graph.facebook.com'
const version = 'v25.0'

type Ask = {
  method?: 'GET' | 'POST' | 'DELETE'
  query?: Record<string, string>
  json?: object
  form?: Record<string, string>
  /** The app's own token needs no proof that we are the app. */
  isApp?: boolean
  /** Outside of the versions: what lends tokens. */
  isBare?: boolean
}

/** One call of the Graph API; `path` without the version. What has a body is a POST unless `method` says otherwise. */
export function graph(ctx: Ctx, token: string, path: string, ask: Ask = {}): Promise<Call> {
  const { query = {}, json, form, isApp = false, isBare = false } = ask
  const { settings } = ctx
  const isInstagram = isOfInstagram(settings.token)
  const base = (settings.address || (isInstagram ? instagramAddress : facebookAddress)).replace(/\/+$/, '')
  const address = new URL(isBare ? `${base}/${path}` : `${base}/${version}/${path}`)
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
  if (!isApp && !isInstagram)
    address.searchParams.set('appsecret_proof', hmac('sha256', settings.appSecret, token, 'hex'))
  const headers: Record<string, string> = { authorization: `Bearer ${token}` }
  if (json) headers['content-type'] = 'application/json'
  const body = json ? JSON.stringify(json) : form && new URLSearchParams(form)
  const method = ask.method ?? (body === undefined ? 'GET' : 'POST')
  return callVendor(ctx, address, { method, headers, ...(body === undefined ? {} : { body }) })
}

/** A path of ids and edges. */
export const path = (...steps: string[]): string => steps.map(encodeURIComponent).join('/')
