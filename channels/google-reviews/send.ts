import { fieldsOf, type MediaRef, type Out, type Sent, textOf, timeOf } from '#channel'
import { callGoogle, notSent } from './call.ts'
import { answeredAt, replyId, reviewName } from './review.ts'
import { type Ctx, placeOf } from './settings.ts'

const api = 'https://mybusiness.googleapis.com/v4/'

/** A review has one answer. Writing it again replaces it, so the same one twice is one. */
export async function send(out: Out, ctx: Ctx): Promise<Sent> {
  const name = nameIn(out)
  if (!name) return { kind: 'rejected', code: 'no-review', text: out.to.lane }
  if (out.deed === 'unsend') {
    const call = await callGoogle(ctx, `${api}${name}/reply`, { method: 'DELETE' })
    const isGone = call.kind === 'answer' && (call.ok || call.status === 404)
    return isGone ? { kind: 'sent', externalId: out.targetId ?? name } : notSent(call, ctx)
  }
  const call = await callGoogle(ctx, `${api}${name}/reply`, { method: 'PUT', json: { comment: out.text } })
  if (call.kind !== 'answer' || !call.ok) return notSent(call, ctx)
  return { kind: 'sent', externalId: replyId(name, timeOf(call.json.updateTime, 'iso')) }
}

/** The review that is meant: by its own name, or by that of the answer to it. */
function nameIn({ targetId, to }: Out): string | undefined {
  const named = [targetId?.replace(/\/reply(?:@\d+)?$/, ''), to.lane]
  return named.find(each => each !== undefined && reviewName.test(each) && !each.includes('..'))
}

/** Whether the answer stands there. */
export async function find(out: Out, ctx: Ctx): Promise<Sent | undefined> {
  const name = nameIn(out)
  if (!name || out.deed !== 'reply') return undefined
  const call = await callGoogle(ctx, api + name)
  if (call.kind !== 'answer' || !call.ok) return undefined
  const isOurs = textOf(fieldsOf(call.json.reviewReply).comment) === out.text
  if (!isOurs) return { kind: 'retry', after: 0, code: 'not-arrived' }
  return { kind: 'sent', externalId: replyId(name, answeredAt(call.json)) }
}

/** Pictures of reviews lie open. */
export const media = async ({ url }: MediaRef, ctx: Ctx): Promise<Response> =>
  url ? ctx.fetch(placeOf(url, ctx.settings), { signal: ctx.signal }) : new Response(null, { status: 404 })
