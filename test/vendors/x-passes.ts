import { createHmac, randomBytes } from 'node:crypto'
import { openSignInPage } from './sign-in-page.ts'
import type { Answer, Seen } from './vendor-server.ts'

/** The credentials that the stand-in of X gives out and asks for. */
export type XPasses = {
  consumerKey: string
  consumerSecret: string
  clientId: string
  clientSecret: string
  /** The one that holds now: each use makes another. */
  refreshToken: string
  accessToken: string
  accessSecret: string
}

const page = '/x.com/i/oauth2/authorize'
export const isTokenPath = ({ path }: Seen): boolean => ['/2/oauth2/token', '/oauth2/token', page].includes(path)

const scopes = [
  ...['tweet.read', 'tweet.write', 'tweet.moderate.write', 'users.read', 'dm.read', 'dm.write', 'media.write'],
  ...['mute.read', 'block.read', 'like.read', 'like.write', 'offline.access'],
]

/** Tokens lent until now, and how requests are recognised. */
export function openXPasses(passes: XPasses) {
  let access = ''
  let app = ''
  let spent = 0
  let wasted = 0
  const basic = (...pair: string[]) => `Basic ${Buffer.from(pair.map(encodeURIComponent).join(':')).toString('base64')}`

  const redirects: string[] = []
  const redirectsOf = (clientId: string) => (clientId === passes.clientId ? redirects : undefined)
  const signIn = openSignInPage({ title: 'Authorize app on X', redirectsOf, scopes })

  const refresh = ({ body, headers }: Seen): Answer => {
    const form = body as Record<string, string>
    if (headers.authorization !== basic(passes.clientId, passes.clientSecret))
      return {
        status: 401,
        body: { error: 'unauthorized_client', error_description: 'Missing valid authorization header' },
      }
    if (form.grant_type === 'authorization_code') {
      const consent = signIn.take(form, passes.clientId)
      if (!consent)
        return {
          status: 400,
          body: {
            error: 'invalid_request',
            error_description: 'Value passed for the authorization code was invalid.',
          },
        }
      return lent(consent.scope)
    }
    const isGood =
      form.grant_type === 'refresh_token' &&
      form.client_id === passes.clientId &&
      form.refresh_token === passes.refreshToken
    if (!isGood) {
      wasted++
      return {
        status: 400,
        body: { error: 'invalid_request', error_description: 'Value passed for the token was invalid.' },
      }
    }
    spent++
    return lent('tweet.read tweet.write users.read dm.read dm.write media.write offline.access')
  }

  const lent = (scope: string): Answer => {
    access = `access-${randomBytes(9).toString('base64url')}`
    const renews = scope.split(' ').includes('offline.access')
    if (renews) passes.refreshToken = `refresh-${randomBytes(9).toString('base64url')}`
    const refresh_token = renews ? { refresh_token: passes.refreshToken } : {}
    return {
      status: 200,
      body: { token_type: 'bearer', expires_in: 7200, access_token: access, ...refresh_token, scope },
    }
  }

  const lendApp = ({ body, headers }: Seen): Answer => {
    const isGood =
      headers.authorization === basic(passes.consumerKey, passes.consumerSecret) &&
      (body as Record<string, string>).grant_type === 'client_credentials'
    if (!isGood) return { status: 403, body: { errors: [{ code: 99, message: 'Unable to verify your credentials' }] } }
    app ||= `app-${randomBytes(9).toString('base64url')}`
    return { status: 200, body: { token_type: 'bearer', access_token: app } }
  }

  return {
    lend(seen: Seen): Answer {
      if (seen.path === page) return signIn.answer(seen)
      return seen.path === '/oauth2/token' ? lendApp(seen) : refresh(seen)
    },
    /** The return addresses that the app has registered. */
    redirects,
    /** How often a refresh token was used up. */
    spent: () => spent,
    /** How often one came that had been used up already, or never was. */
    wasted: () => wasted,
    isApp: (seen: Seen) => app !== '' && seen.headers.authorization === `Bearer ${app}`,
    isAccount: (seen: Seen, address: string) =>
      (access !== '' && seen.headers.authorization === `Bearer ${access}`) || isSigned(seen, address, passes),
    /** The access token runs out at once. */
    expire: () => void (access = `gone-${access}`),
  }
}

const percent = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** OAuth 1.0a, as its RFC 5849 has it. */
function isSigned({ method, path, query, headers }: Seen, address: string, passes: XPasses): boolean {
  const said = headers.authorization ?? ''
  if (!said.startsWith('OAuth ')) return false
  const fields = new Map(
    [...said.matchAll(/(\w+)="([^"]*)"/g)].map(found => [found[1]!, decodeURIComponent(found[2]!)]),
  )
  if (fields.get('oauth_consumer_key') !== passes.consumerKey || fields.get('oauth_token') !== passes.accessToken)
    return false
  const signature = fields.get('oauth_signature')
  fields.delete('oauth_signature')
  const pairs = [...query, ...fields].map(([key, value]) => `${percent(key)}=${percent(value)}`).toSorted()
  const base = [method, address + path, pairs.join('&')].map(percent).join('&')
  const key = `${percent(passes.consumerSecret)}&${percent(passes.accessSecret)}`
  return createHmac('sha1', key).update(base).digest('base64') === signature
}
