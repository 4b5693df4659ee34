import type { MediaRef } from '#channel'
import { apiHost, basicOf } from './call.ts'
import { type Ctx, placeOf } from './settings.ts'

/** Twilio gives files to whom it knows, and then sends on to where they lie: our credentials stay behind. */
export async function media({ url }: MediaRef, ctx: Ctx): Promise<Response> {
  if (!url || !URL.canParse(url)) return new Response(null, { status: 404 })
  const isTheirs = new URL(url).origin === apiHost
  const headers: Record<string, string> = isTheirs ? { authorization: basicOf(ctx) } : {}
  const address = placeOf(url, ctx.settings)
  const first = await ctx.fetch(address, { headers, redirect: 'manual', signal: ctx.signal })
  const location = first.headers.get('location')
  if (first.status < 300 || first.status >= 400 || location === null) return first
  await first.body?.cancel()
  if (!URL.canParse(location, address)) return new Response(null, { status: 502 })
  return ctx.fetch(placeOf(new URL(location, address).href, ctx.settings), { signal: ctx.signal })
}
