import {
  type Call,
  callVendor,
  fieldsOf,
  type Health,
  idOf,
  illness,
  jsonBody,
  listOf,
  type MediaRef,
  type Out,
  type Sent,
  smsPieces,
  textOf,
  unsent,
} from '#channel'
import { apiOf, type Ctx, placeOf } from './settings.ts'

const failingMs = 5000
const noBalanceMs = 600_000
const mostPieces = 10

type Asked = { method: 'POST' | 'PATCH'; json: object }

export function callTelnyx(ctx: Ctx, path: string, asked?: Asked): Promise<Call> {
  const authorization = `Bearer ${ctx.settings.apiKey}`
  const init = asked
    ? { ...jsonBody(asked.json, { authorization }), method: asked.method }
    : { headers: { authorization } }
  return callVendor(ctx, apiOf(ctx.settings) + path, init)
}

/** Telnyx knows no id of ours again, but the states of the message come back with it. */
export async function send(out: Out, ctx: Ctx): Promise<Sent> {
  const { pieces } = smsPieces(out.text ?? '')
  const files = (out.parts ?? []).flatMap(part => ('file' in part ? [ctx.fileAddress(part.file)] : []))
  // Emoji and other alphabets take more than twice the room; an MMS is not cut up.
  if (files.length === 0 && pieces > mostPieces)
    return { kind: 'rejected', code: 'too-long', text: `${pieces} pieces of SMS, at most ${mostPieces}` }
  const json = {
    from: out.profileKey,
    to: out.to.id,
    ...(out.text ? { text: out.text } : {}),
    ...(files.length > 0 ? { media_urls: files } : {}),
    webhook_url: `${ctx.hook}?${new URLSearchParams({ message: out.id }).toString()}`,
  }
  const call = await callTelnyx(ctx, '/v2/messages', { method: 'POST', json })
  if (call.kind !== 'answer' || !call.ok) return notSent(call, ctx)
  const id = idOf(fieldsOf(call.json.data).id)
  return id ? { kind: 'sent', externalId: id } : { kind: 'unsure' }
}

const errorIn = (call: Extract<Call, { kind: 'answer' }>) => fieldsOf(listOf(call.json.errors)[0])

const distrust = new Set(['10009', '10010', '20002', '20006'])
const noBalance = '20100'

function notSent(call: Call, ctx: Ctx): Exclude<Sent, { kind: 'sent' }> {
  const common = unsent(call, ctx.now(), answer => {
    const { code, detail, title } = errorIn(answer)
    return { code: idOf(code), text: textOf(detail) ?? textOf(title) }
  })
  if (call.kind !== 'answer') return common
  const code = idOf(errorIn(call).code) ?? ''
  if (call.status === 401 || distrust.has(code)) return { kind: 'retry', after: failingMs, code: 'refused' }
  return code === noBalance ? { kind: 'retry', after: noBalanceMs, code: 'no-balance' } : common
}

export function healthOf(call: Call): Health | undefined {
  if (call.kind === 'answer' && call.status === 429) return { state: 'failing', code: 'throttled' }
  return illness(call)
}

/** Files of an MMS lie open, for a while. */
export const media = async ({ url }: MediaRef, ctx: Ctx): Promise<Response> =>
  url ? ctx.fetch(placeOf(url, ctx.settings), { signal: ctx.signal }) : new Response(null, { status: 404 })
