import { fieldsOf, type MediaRef, readJson } from '#channel'
import { callContent } from './call.ts'
import type { Ctx } from './token.ts'

const waitMs = 2000
const mostWaits = 30

/** Films and sounds are made ready first (202); what failed there will not come. */
export async function media({ id, url }: MediaRef, ctx: Ctx): Promise<Response> {
  if (url !== undefined) return ctx.fetch(url, { signal: ctx.signal })
  const found = await callContent(ctx, id ?? '')
  if (found.status !== 202) return found
  await found.body?.cancel()
  for (let waits = 0; waits < mostWaits && !ctx.signal.aborted; waits++) {
    const status = await preparation(id ?? '', ctx)
    if (status === 'failed') return new Response(null, { status: 410 })
    if (status === 'succeeded') return callContent(ctx, id ?? '')
    await ctx.pause(waitMs)
  }
  throw new Error('LINE is still preparing the file')
}

async function preparation(id: string, ctx: Ctx): Promise<unknown> {
  const response = await callContent(ctx, id, '/transcoding')
  return response.ok ? fieldsOf(readJson(await response.text())).status : undefined
}
