import { type Call, callVendor, type Health, idOf, illness, type Sent, textOf, unsent } from '#channel'
import { type Ctx, placeOf } from './settings.ts'

export const apiHost = 'https://api.twilio.com'

export const basicOf = ({ settings: { accountSid, authToken } }: Ctx): string =>
  `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`

/** `url` as Twilio writes it; a form is posted, JSON too, without either it is a question. */
export function callTwilio(ctx: Ctx, url: string, post?: { form: URLSearchParams } | { json: object }): Promise<Call> {
  const authorization = basicOf(ctx)
  const address = placeOf(url, ctx.settings)
  if (!post) return callVendor(ctx, address, { headers: { authorization } })
  if ('form' in post) return callVendor(ctx, address, { method: 'POST', headers: { authorization }, body: post.form })
  const headers = { authorization, 'content-type': 'application/json' }
  return callVendor(ctx, address, { method: 'POST', headers, body: JSON.stringify(post.json) })
}

/** Of the account's own things. */
export const accountUrl = ({ settings: { accountSid } }: Ctx, path: string): string =>
  `${apiHost}/2010-04-01/Accounts/${accountSid}${path}`

const failingMs = 5000
const pace = new Set(['20429', '63018', '30001'])
const distrust = new Set(['20003', '20005', '20006'])

/** What an answer that is no success means for what was to be sent. */
export function notSent(call: Call, ctx: Ctx): Exclude<Sent, { kind: 'sent' }> {
  const common = unsent(call, ctx.now(), ({ json }) => ({ code: idOf(json.code), text: textOf(json.message) }))
  if (call.kind !== 'answer') return common
  const code = idOf(call.json.code) ?? ''
  if (call.status === 401 || distrust.has(code)) return { kind: 'retry', after: failingMs, code: 'refused' }
  if (common.kind === 'rejected' && pace.has(code)) return { kind: 'retry', after: failingMs, code: 'throttled' }
  if (common.kind !== 'rejected') return common
  // What it says may repeat our credentials, also as the header has them.
  return { ...common, text: common.text.replaceAll(basicOf(ctx).slice('Basic '.length), '•••') }
}

export function healthOf(call: Call, ctx: Ctx): Health | undefined {
  if (call.kind === 'answer' && call.status === 429) return { state: 'failing', code: 'throttled' }
  const ill = illness(call)
  if (ill?.state !== 'failing' || ill.text === undefined) return ill
  return { ...ill, text: ill.text.replaceAll(basicOf(ctx).slice('Basic '.length), '•••') }
}

/** What a list throws when Twilio does not answer as it should; `code` has words. */
export class TwilioFault extends Error {
  readonly code: string
  constructor(code: string) {
    super(`Twilio: ${code}`)
    this.code = code
  }
}

const mostPages = 20

/** Every page of a list. `next` finds where the following one is. */
export async function listTwilio(
  ctx: Ctx,
  url: string,
  read: (json: Record<string, unknown>) => { found: unknown[]; next: string | undefined },
): Promise<unknown[]> {
  const all: unknown[] = []
  let at: string | undefined = url
  for (let page = 0; at !== undefined && page < mostPages; page++) {
    const call: Call = await callTwilio(ctx, at)
    const ill = healthOf(call, ctx)
    if (ill?.state === 'failing') throw new TwilioFault(ill.code)
    const { found, next } = read(call.kind === 'answer' ? call.json : {})
    all.push(...found)
    // Our credentials go with it: it has to lead to the same host.
    at = next && new URL(next, url).host === new URL(url).host ? new URL(next, url).href : undefined
  }
  return all
}
