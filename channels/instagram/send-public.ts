import { type Call, type Out, type Sent, textOf } from '#channel'
import { failure, isGone } from './complaint.ts'
import { graph, path } from './graph.ts'
import { mentionOf } from './parse-changes.ts'
import type { Ctx } from './settings.ts'

/** Below the topmost comment of the thread, the only one that can be answered; or where somebody mentioned the account. */
export async function sendReply(out: Out, ctx: Ctx, token: string): Promise<Sent> {
  const mention = mentionOf(out.to.lane)
  const message = out.text ?? ''
  const call = mention
    ? await graph(ctx, token, path(out.profileKey, 'mentions'), { form: { ...mention, message } })
    : await graph(ctx, token, path(out.to.lane, 'replies'), { form: { message } })
  const id = call.kind === 'answer' && call.ok ? textOf(call.json.id) : undefined
  return id === undefined ? failure(call, ctx.now(), token) : { kind: 'sent', externalId: id }
}

/** Hides a comment of somebody, or takes ours away: done twice it is the same. */
export async function sendChange(out: Out, ctx: Ctx, token: string): Promise<Sent> {
  const targetId = out.targetId!
  const call = await change(out, targetId, ctx, token)
  const isDone = (call.kind === 'answer' && call.ok) || (out.deed === 'unsend' && isGone(call))
  return isDone ? { kind: 'sent', externalId: targetId } : failure(call, ctx.now(), token)
}

const change = ({ deed, on = true }: Out, targetId: string, ctx: Ctx, token: string): Promise<Call> =>
  deed === 'unsend'
    ? graph(ctx, token, path(targetId), { method: 'DELETE' })
    : graph(ctx, token, path(targetId), { method: 'POST', query: { hide: String(on) } })
