import { randomBytes } from 'node:crypto'
import { openSignInPage } from './sign-in-page.ts'
import type { Answer, Seen } from './vendor-server.ts'

type App = { id: string; secret: string; redirects: string[]; scopes: string[] }

/** Apps of a Mastodon server, and the tokens with which they act for the account. */
export type Apps = {
  answer(seen: Seen): Answer
  /** Whether this token was given to an app and holds. */
  holds(token: string): boolean
  /** The account has withdrawn all of them. */
  withdraw(): void
}

const paths = ['/api/v1/apps', '/oauth/authorize', '/oauth/token']
export const isAppPath = ({ path }: Seen): boolean => paths.includes(path)

const known = ['read', 'write', 'push', 'follow', 'profile']
const newSecret = () => randomBytes(24).toString('base64url')

const no = (status: number, error: string, error_description: string): Answer => ({
  status,
  body: { error, error_description },
})

export function openApps(): Apps {
  const apps = new Map<string, App>()
  const tokens = new Set<string>()
  const page = openSignInPage({
    title: 'acme.social',
    redirectsOf: id => apps.get(id)?.redirects,
    scopes: known,
    misses(asked) {
      const { scopes } = apps.get(asked.get('client_id')!)!
      return asked
        .get('scope')!
        .split(' ')
        .every(scope => scopes.includes(scope))
        ? undefined
        : 'invalid_scope'
    },
  })

  const register = (form: Record<string, string>): Answer => {
    const scopes = (form.scopes ?? 'read').split(' ')
    const isWhole = form.client_name && form.redirect_uris && scopes.every(scope => known.includes(scope))
    if (!isWhole) return { status: 422, body: { error: 'Validation failed' } }
    const app = { id: newSecret(), secret: newSecret(), redirects: form.redirect_uris!.split('\n'), scopes }
    apps.set(app.id, app)
    const { id: client_id, secret: client_secret, redirects: redirect_uris } = app
    return { status: 200, body: { id: '7', name: form.client_name, client_id, client_secret, redirect_uris, scopes } }
  }

  const lend = (form: Record<string, string>): Answer => {
    const app = apps.get(form.client_id ?? '')
    if (!app || form.client_secret !== app.secret)
      return no(401, 'invalid_client', 'Client authentication failed due to unknown client.')
    const consent = page.take(form, app.id)
    if (!consent) return no(400, 'invalid_grant', 'The provided authorization grant is invalid, expired or revoked.')
    const access_token = newSecret()
    tokens.add(access_token)
    return { status: 200, body: { access_token, token_type: 'Bearer', scope: consent.scope, created_at: 1764000000 } }
  }

  return {
    answer(seen) {
      if (seen.path === '/oauth/authorize') return page.answer(seen)
      if (seen.method !== 'POST') return { status: 404, body: { error: 'Not found' } }
      const form = (seen.body ?? {}) as Record<string, string>
      return seen.path === '/oauth/token' ? lend(form) : register(form)
    },
    holds: token => tokens.has(token),
    withdraw: () => tokens.clear(),
  }
}
