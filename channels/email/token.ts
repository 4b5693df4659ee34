import { hash } from 'node:crypto'
import { callVendor, fieldsOf, numberOf, readJson, textOf } from '#channel'
import type { Account } from './account.ts'
import { type Ctx, fault } from './fault.ts'

/** A token that opens the mailbox, until (epoch milliseconds), and the one that renews it where it has been replaced. */
type Kept = { of: string; access: string; until: number; refresh?: string }

const earlyMs = 120_000
const usualSeconds = 3000
const name = 'token'

type OAuth = NonNullable<Account['oauth']>

/**
 * A valid access token: the kept one, or a new one. `isStale`: the kept one has just been refused.
 * Throws the faults `token-refused` and `unreachable`.
 */
export async function accessToken(ctx: Ctx, oauth: OAuth, isStale = false): Promise<string> {
  // New settings have nothing to do with what was kept for the old ones.
  const of = hash('sha256', JSON.stringify(oauth), 'hex').slice(0, 16)
  const kept = await readKept(ctx, of)
  if (kept && !isStale && kept.until - earlyMs > ctx.now()) return kept.access
  const fresh = await renew(ctx, oauth, kept?.refresh ?? oauth.refreshToken)
  await ctx.keep.write(name, JSON.stringify({ of, ...(kept?.refresh ? { refresh: kept.refresh } : {}), ...fresh }))
  return fresh.access
}

async function readKept(ctx: Ctx, of: string): Promise<Kept | undefined> {
  const kept = fieldsOf(readJson((await ctx.keep.read(name)) ?? '{}'))
  const access = textOf(kept.access)
  const refresh = textOf(kept.refresh)
  if (kept.of !== of || !access) return undefined
  return { of, access, until: numberOf(kept.until) ?? 0, ...(refresh ? { refresh } : {}) }
}

/** RFC 6749, section 6. Some give another refresh token each time, and the old one ends. */
async function renew(ctx: Ctx, oauth: OAuth, refreshToken: string): Promise<Omit<Kept, 'of'>> {
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: oauth.clientId,
    ...(oauth.clientSecret ? { client_secret: oauth.clientSecret } : {}),
  })
  const call = await callVendor(ctx, oauth.tokenAddress, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: form.toString(),
  })
  if (call.kind !== 'answer' || call.status >= 500 || call.status === 429) throw fault('unreachable')
  const access = textOf(call.json.access_token)
  if (!call.ok || !access) throw fault('token-refused', textOf(call.json.error))
  const refresh = textOf(call.json.refresh_token)
  const seconds = numberOf(call.json.expires_in) ?? usualSeconds
  return { access, until: ctx.now() + seconds * 1000, ...(refresh ? { refresh } : {}) }
}
