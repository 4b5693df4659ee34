import type { MediaRef } from '#channel'
import { faultIn } from './faults.ts'
import { call, type Ctx } from './graph.ts'
import { graphAddress } from './settings.ts'

/**
 * The bytes of a file: first the platform is asked where they are, which holds for five minutes, then they are fetched
 * from there with the token. An address that has run out is asked for once more.
 */
export async function media(ref: MediaRef, ctx: Ctx): Promise<Response> {
  for (let isAgain = false; ; isAgain = true) {
    const address = ref.id === undefined ? ref.url : await addressOf(ref.id, ctx)
    if (address === undefined) return new Response(null, { status: 404 })
    const response = await ctx.fetch(address, { headers: headersFor(address, ctx), signal: ctx.signal })
    if (isAgain || ref.id === undefined || ![401, 404].includes(response.status)) return response
    await response.body?.cancel()
  }
}

/** Where the bytes are now; undefined when the platform has them no more. */
async function addressOf(id: string, ctx: Ctx): Promise<string | undefined> {
  if (!/^[\w-]+$/.test(id)) return undefined
  const answered = await call(ctx, `/${id}`)
  if (answered.kind !== 'answer') throw new Error('WhatsApp does not answer')
  const { url } = answered.json
  if (answered.ok && typeof url === 'string' && URL.canParse(url)) return url
  const { code, kind } = faultIn(answered.json.error)
  const isGone = answered.status === 404 || (answered.status === 400 && code === '100')
  if (isGone) return undefined
  throw new Error(`WhatsApp does not give the file: ${kind === 'other' ? answered.status : kind}`)
}

/** Only Meta hears the token: pictures of advertisements lie elsewhere. */
function headersFor(address: string, { settings }: Ctx): Record<string, string> {
  const agent = { 'user-agent': 'Sobremesa' }
  if (!URL.canParse(address)) return agent
  const { origin, protocol, hostname } = new URL(address)
  const isTheirs = protocol === 'https:' && /(^|\.)(fbsbx\.com|fbcdn\.net|facebook\.com|whatsapp\.net)$/.test(hostname)
  const isTrusted = isTheirs || origin === new URL(graphAddress(settings)).origin
  return isTrusted ? { ...agent, authorization: `Bearer ${settings.token}` } : agent
}
