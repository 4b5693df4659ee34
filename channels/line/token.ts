import { hash } from 'node:crypto'
import { type Call, callVendor, type Context, fieldsOf, numberOf, readJson, textOf } from '#channel'
import { apiOf, type LineSettings } from './settings.ts'

export type Ctx = Context<LineSettings>

const note = 'token'
const marginMs = 60_000

/** A token to call with: the one from the settings, the one that is kept, or a new one; else the call that gave none. */
export async function tokenOf(ctx: Ctx, isStale = false): Promise<{ token: string } | { failed: Call }> {
  if (ctx.settings.token !== '') return { token: ctx.settings.token }
  const kept = isStale ? undefined : keptToken(await ctx.keep.read(note), ctx)
  return kept === undefined ? issue(ctx) : { token: kept }
}

/** What it was lent for: with other settings, above all at another address, it is not offered. */
const markOf = ({ settings }: Ctx): string =>
  hash('sha256', JSON.stringify([apiOf(settings), settings.channelId, settings.secret]), 'hex').slice(0, 16)

function keptToken(kept: string | undefined, ctx: Ctx): string | undefined {
  const { of, token, until } = fieldsOf(readJson(kept ?? ''))
  return of === markOf(ctx) && (numberOf(until) ?? 0) > ctx.now() + marginMs ? textOf(token) : undefined
}

async function issue(ctx: Ctx): Promise<{ token: string } | { failed: Call }> {
  const { channelId, secret } = ctx.settings
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: channelId, client_secret: secret })
  const call = await callVendor(ctx, `${apiOf(ctx.settings)}/oauth2/v3/token`, { method: 'POST', body })
  if (call.kind !== 'answer') return { failed: { kind: 'never' } }
  const token = call.ok ? textOf(call.json.access_token) : undefined
  if (token === undefined) {
    // Of an id and a secret that do not fit LINE says 400.
    const status = call.status === 429 || call.status >= 500 ? call.status : 401
    return { failed: { ...call, ok: false, status } }
  }
  const until = ctx.now() + (numberOf(call.json.expires_in) ?? 0) * 1000
  await ctx.keep.write(note, JSON.stringify({ of: markOf(ctx), token, until }))
  return { token }
}
