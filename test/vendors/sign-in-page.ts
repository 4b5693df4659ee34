import { createHash, randomBytes } from 'node:crypto'
import type { Answer, Seen } from './vendor-server.ts'

/** What a person agreed to; the code for it holds once. */
export type Consent = { clientId: string; redirect: string; scope: string; challenge: string; asked: URLSearchParams }

type Rules = {
  /** What the page is called. */
  title: string
  /** The return addresses that this app has registered; undefined for an app that nobody knows. */
  redirectsOf(clientId: string): readonly string[] | undefined
  /** All that may be asked for. */
  scopes: readonly string[]
  /** The page says no to whoever asks so. */
  misses?(asked: URLSearchParams): string | undefined
}

export type SignInPage = {
  /** GET shows the page; POST is the press on one of its buttons, and sends the person back. */
  answer(seen: Seen): Answer
  /** Uses the code up. Undefined: it is unknown, used, of another app or return address, or the verifier is another's. */
  take(form: Readonly<Record<string, string>>, clientId: string): Consent | undefined
}

/** The page of a vendor on which a person lets an app in: RFC 6749 (4.1) and RFC 7636, nothing of it optional. */
export function openSignInPage(rules: Rules): SignInPage {
  const codes = new Map<string, Consent>()
  const answer = ({ method, query, body, path }: Seen): Answer => {
    const asked = method === 'POST' ? new URLSearchParams((body as { asked?: string }).asked) : query
    const clientId = asked.get('client_id') ?? ''
    const redirect = asked.get('redirect_uri') ?? ''
    const redirects = rules.redirectsOf(clientId)
    // To an address that is not the app's nobody is sent, not even with an error.
    if (!redirects) return page(401, rules.title, 'Error 401: invalid_client')
    if (!redirects.includes(redirect)) return page(400, rules.title, 'Error 400: redirect_uri_mismatch')
    const wrong = faultIn(asked, rules)
    if (wrong) return back(redirect, { error: wrong, state: asked.get('state') ?? '' })
    const state = asked.get('state')!
    if (method !== 'POST') return page(200, rules.title, form(path, asked))
    if ((body as { deed?: string }).deed !== 'allow') return back(redirect, { error: 'access_denied', state })
    const code = randomBytes(18).toString('base64url')
    const challenge = asked.get('code_challenge')!
    codes.set(code, { clientId, redirect, scope: asked.get('scope')!, challenge, asked })
    return back(redirect, { code, state })
  }
  return {
    answer,
    take({ code = '', redirect_uri, code_verifier = '', grant_type }, clientId) {
      const consent = codes.get(code)
      codes.delete(code)
      const isProven = consent?.challenge === createHash('sha256').update(code_verifier).digest('base64url')
      const isTheirs = consent?.clientId === clientId && consent.redirect === redirect_uri
      return isProven && isTheirs && grant_type === 'authorization_code' ? consent : undefined
    },
  }
}

function faultIn(asked: URLSearchParams, { scopes, misses }: Rules): string | undefined {
  if (asked.get('response_type') !== 'code') return 'unsupported_response_type'
  const isProvable = asked.get('code_challenge_method') === 'S256' && asked.get('code_challenge')?.length === 43
  if (!asked.get('state') || !isProvable) return 'invalid_request'
  const wanted = asked.get('scope')?.split(' ') ?? []
  if (wanted.length === 0 || !wanted.every(scope => scopes.includes(scope))) return 'invalid_scope'
  return misses?.(asked)
}

function back(redirect: string, fields: Record<string, string>): Answer {
  const address = new URL(redirect)
  for (const [name, value] of Object.entries(fields)) address.searchParams.set(name, value)
  return { status: 302, headers: { location: address.href } }
}

const escape = (text: string) => text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`)

const form = (path: string, asked: URLSearchParams): string =>
  `<form method="post" action="${escape(path)}"><p>Sobremesa wants: ${escape(asked.get('scope')!)}</p>
  <input type="hidden" name="asked" value="${escape(asked.toString())}">
  <button name="deed" value="allow">Allow</button> <button name="deed" value="deny">Deny</button></form>`

const page = (status: number, title: string, inside: string): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>${title}</title>
  <h1>${title}</h1>${inside}</html>`,
})

/** What a browser does there: reads the page, presses the button, and is sent back with this address. */
export async function pressAt(address: string, deed: 'allow' | 'deny'): Promise<string> {
  const shown = await fetch(address, { redirect: 'manual' })
  if (shown.status === 302) return shown.headers.get('location')!
  if (!shown.ok) throw new Error(`The vendor's page says ${shown.status}: ${await shown.text()}`)
  const { origin, pathname, search } = new URL(address)
  const body = new URLSearchParams({ asked: search.slice(1), deed })
  const pressed = await fetch(origin + pathname, { method: 'POST', body, redirect: 'manual' })
  return pressed.headers.get('location')!
}
