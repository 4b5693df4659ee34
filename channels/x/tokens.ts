import { hash } from 'node:crypto'
import { type Call, callVendor, fieldsOf, numberOf, readJson, textOf } from '#channel'
import { apiOf, type Ctx } from './settings.ts'

/** A token to call with, or why there is none. */
export type Token = { token: string } | { refused: Call }

const earlyMs = 60_000
const usualMs = 7_200_000
const settleMs = 300

/** Named after the setting it grew from: whoever pastes another one starts anew. */
const nameOf = (kind: string, ...from: string[]) => `${kind}.${hash('sha256', from.join('\n'), 'hex').slice(0, 16)}`
const accountName = ({ settings: { clientId, refreshToken } }: Ctx) => nameOf('account', clientId, refreshToken)
const appName = ({ settings: { consumerKey, consumerSecret } }: Ctx) => nameOf('app', consumerKey, consumerSecret)

type Kept = { access: string; refresh: string; until: number }

async function readKept(ctx: Ctx): Promise<Kept> {
  const kept = fieldsOf(readJson((await ctx.keep.read(accountName(ctx))) ?? ''))
  return {
    access: textOf(kept.access) ?? '',
    refresh: textOf(kept.refresh) ?? ctx.settings.refreshToken,
    until: numberOf(kept.until) ?? 0,
  }
}

const writeKept = (ctx: Ctx, kept: Kept) => ctx.keep.write(accountName(ctx), JSON.stringify(kept))

/** Of the account, by OAuth 2. */
export async function accountToken(ctx: Ctx): Promise<Token> {
  const kept = await readKept(ctx)
  if (kept.access && kept.until - earlyMs > ctx.now()) return { token: kept.access }
  const running = renewing.get(ctx.settings) ?? renew(ctx, kept).finally(() => renewing.delete(ctx.settings))
  renewing.set(ctx.settings, running)
  return running
}

// A refresh token holds once: two of our calls must not spend the same one.
const renewing = new WeakMap<object, Promise<Token>>()

async function renew(ctx: Ctx, kept: Kept): Promise<Token> {
  const { clientId, clientSecret } = ctx.settings
  const form = { grant_type: 'refresh_token', refresh_token: kept.refresh, client_id: clientId }
  const call = await askToken(ctx, '/2/oauth2/token', form, clientSecret ? [clientId, clientSecret] : undefined)
  const access = call.kind === 'answer' && call.ok ? textOf(call.json.access_token) : undefined
  if (call.kind === 'answer' && access) {
    const until = ctx.now() + (numberOf(call.json.expires_in) ?? usualMs / 1000) * 1000
    await writeKept(ctx, { access, refresh: textOf(call.json.refresh_token) ?? kept.refresh, until })
    return { token: access }
  }
  // Another process may have spent it a moment ago, and has the new ones.
  if (call.kind === 'answer' && call.status < 500) {
    await ctx.pause(settleMs)
    const since = await readKept(ctx)
    if (since.refresh !== kept.refresh && since.until - earlyMs > ctx.now()) return { token: since.access }
  }
  return { refused: call }
}

/** Of the app alone, to look after the hook. */
export async function appToken(ctx: Ctx): Promise<Token> {
  const kept = await ctx.keep.read(appName(ctx))
  if (kept) return { token: kept }
  const { consumerKey, consumerSecret } = ctx.settings
  const call = await askToken(ctx, '/oauth2/token', { grant_type: 'client_credentials' }, [consumerKey, consumerSecret])
  const token = call.kind === 'answer' && call.ok ? textOf(call.json.access_token) : undefined
  if (!token) return { refused: call }
  await ctx.keep.write(appName(ctx), token)
  return { token }
}

/** A token was not taken: it is not offered again. */
export async function forgetToken(ctx: Ctx, of: 'account' | 'app', token: string): Promise<void> {
  if (of === 'app') return ctx.keep.write(appName(ctx), undefined)
  const kept = await readKept(ctx)
  if (kept.access === token) await writeKept(ctx, { ...kept, access: '', until: 0 })
}

function askToken(ctx: Ctx, path: string, form: Record<string, string>, basic?: [string, string]): Promise<Call> {
  const encoded = basic && Buffer.from(basic.map(encodeURIComponent).join(':')).toString('base64')
  return callVendor(ctx, apiOf(ctx.settings) + path, {
    method: 'POST',
    headers: encoded ? { authorization: `Basic ${encoded}` } : {},
    body: new URLSearchParams(form),
  })
}
