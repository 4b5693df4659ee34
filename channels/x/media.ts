import type { MediaRef } from '#channel'
import { passFor } from './call.ts'
import { apiOf, type Ctx, meansOf, placeOf } from './settings.ts'

const ofMessages = /^https:\/\/ton\.(?:twitter|x)\.com\/(?:1\.1|i)\/ton\/data\/dm\/(\d+)\/(\d+)\/([\w.-]+)$/

/** Pictures of posts lie open; those of direct messages are given to the account alone. */
export async function media({ url }: MediaRef, ctx: Ctx): Promise<Response> {
  if (!url) return new Response(null, { status: 404 })
  const parts = ofMessages.exec(url)
  if (!parts) return ctx.fetch(placeOf(url, ctx.settings), { signal: ctx.signal })
  const [, message, id, file] = parts
  const isNew = meansOf(ctx.settings) === 'oauth2'
  const path = `/2/dm_conversations/media/${message}/${id}/${file}`
  const address = isNew ? apiOf(ctx.settings) + path : placeOf(url, ctx.settings)
  const pass = await passFor(ctx, 'GET', address, 'account')
  if ('refused' in pass)
    return new Response(null, { status: pass.refused.kind === 'answer' ? pass.refused.status : 503 })
  return ctx.fetch(address, { headers: { authorization: pass.header }, redirect: 'manual', signal: ctx.signal })
}
