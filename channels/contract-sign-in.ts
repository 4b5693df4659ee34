import { callVendor } from './contract-calls.ts'
import { type Fields, textOf } from './contract-reading.ts'
import type { SettingValues } from './contract-settings.ts'
import type { Context, Health } from './contract.ts'

/**
 * Where one signs in. `vendor` is its name as people know it; `when`: the settings with which it is this one; `needs`:
 * the settings that have to be filled in before one can go there.
 */
export type SignInPlace = {
  readonly vendor: string
  readonly when?: Readonly<SettingValues>
  readonly needs: readonly string[]
}

/** What the person takes along. `challenge` is of PKCE, by SHA-256; `returnAddress` is where the vendor sends them back. */
export type SignInAsked = { returnAddress: string; state: string; challenge: string; prepared?: string }

/** What they came back with. */
export type SignInCode = { code: string; verifier: string; returnAddress: string; prepared?: string }

type Failing = Extract<Health, { state: 'failing' }>

/** Signing in at the vendor (OAuth 2, authorization code): what nobody then has to obtain by hand. */
export type SignIn<S> = {
  readonly at: readonly SignInPlace[]
  /** The settings that come of it. They need not be filled in by whoever signs in. */
  readonly gives: readonly string[]
  /** Where an app is registered by ourselves: what the vendor says is kept sealed until the code is redeemed. */
  prepare?(ctx: Context<S>, returnAddress: string): Promise<{ prepared: string } | Failing>
  /** Where the person is sent. Pure. */
  address(settings: S, asked: SignInAsked): string
  /**
   * The settings for the code; `ctx.keep` is that of the connection to be, for what is lent along with them. The codes of
   * failures have words (`health.<code>`).
   */
  redeem(ctx: Context<S>, came: SignInCode): Promise<{ values: SettingValues } | Failing>
}

type Page = { clientId: string; scope: string; more?: Record<string, string> }

/** The address as RFC 6749 (4.1.1) and RFC 7636 have it; `more` is the vendor's own. */
export function signInAddress(page: string, asked: SignInAsked, { clientId, scope, more = {} }: Page): string {
  const address = new URL(page)
  const fields = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: asked.returnAddress,
    scope,
    state: asked.state,
    code_challenge: asked.challenge,
    code_challenge_method: 'S256',
    ...more,
  }
  for (const [name, value] of Object.entries(fields)) address.searchParams.set(name, value)
  return address.href
}

const longestText = 300
const aboutTheApp = new Set(['invalid_client', 'unauthorized_client'])

/**
 * Exchanges the code (RFC 6749, 4.1.3). `form` says who we are, unless `basic` does (client id and secret). Failures:
 * `client-refused` (the app's id or secret), `code-refused` (all else that the vendor does not take), `bad-answer`,
 * `failing`, `unreachable`.
 */
export async function redeemCode(
  ctx: Pick<Context<unknown>, 'fetch' | 'signal'>,
  tokenAddress: string,
  came: SignInCode,
  { form = {}, basic }: { form?: Record<string, string>; basic?: readonly [string, string] },
): Promise<{ json: Fields } | Failing> {
  const who = basic && Buffer.from(basic.map(encodeURIComponent).join(':')).toString('base64')
  const call = await callVendor(ctx, tokenAddress, {
    method: 'POST',
    headers: { accept: 'application/json', ...(who ? { authorization: `Basic ${who}` } : {}) },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: came.code,
      redirect_uri: came.returnAddress,
      code_verifier: came.verifier,
      ...form,
    }),
  })
  if (call.kind !== 'answer') return { state: 'failing', code: 'unreachable' }
  if (call.status === 429 || call.status >= 500) return { state: 'failing', code: 'failing' }
  if (call.ok) return textOf(call.json.access_token) ? { json: call.json } : { state: 'failing', code: 'bad-answer' }
  const error = textOf(call.json.error)
  const isAboutTheApp = call.status === 401 || aboutTheApp.has(error ?? '')
  const said = textOf(call.json.error_description) ?? error ?? String(call.status)
  const secrets = [came.code, came.verifier, who ?? '', ...Object.values(form)].filter(each => each.length > 7)
  const text = secrets.reduce((clean, secret) => clean.replaceAll(secret, '•••'), said).slice(0, longestText)
  return { state: 'failing', code: isAboutTheApp ? 'client-refused' : 'code-refused', text }
}

/** Whether all of these were granted; where the vendor says nothing of it, all were (RFC 6749, 5.1). */
export function isGranted(json: Fields, scopes: readonly string[]): boolean {
  const granted = textOf(json.scope)?.split(/[\s,]+/)
  return granted === undefined || scopes.every(scope => granted.includes(scope))
}

type Clean<S> = <T extends { state: string; text?: string }>(said: T, settings: S) => T

/** The same, and no secret leaves with what it says. */
export function cleanSignIn<S>(signIn: SignIn<S>, clean: Clean<S>): SignIn<S> {
  const { prepare, redeem } = signIn
  const cleaned = <T extends object>(said: T | Failing, settings: S) => ('state' in said ? clean(said, settings) : said)
  return {
    ...signIn,
    redeem: async (ctx, came) => cleaned(await redeem(ctx, came), ctx.settings),
    ...(prepare && { prepare: async (ctx, address) => cleaned(await prepare(ctx, address), ctx.settings) }),
  }
}
