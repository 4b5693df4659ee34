import { type Call, type Out, type Sent, textOf } from '#channel'
import { failure, isGone } from './complaint.ts'
import { graph, path } from './graph.ts'
import type { Ctx } from './settings.ts'

/** A comment below the comment or post that it answers. */
export async function sendReply(out: Out, ctx: Ctx, token: string): Promise<Sent> {
  const picture = (out.parts ?? []).find(part => 'file' in part)
  const form = {
    ...(out.text ? { message: out.text } : {}),
    ...(picture ? { attachment_url: ctx.fileAddress(picture.file) } : {}),
  }
  const call = await graph(ctx, token, path(out.targetId ?? out.to.lane, 'comments'), { form })
  const id = call.kind === 'answer' && call.ok ? textOf(call.json.id) : undefined
  return id === undefined ? failure(call, ctx.now(), token) : { kind: 'sent', externalId: id }
}

/** Changes a comment of ours, hides one of somebody, likes it, or takes ours away: done twice it is the same. */
export async function sendChange(out: Out, ctx: Ctx, token: string): Promise<Sent> {
  const targetId = out.targetId!
  const call = await change(out, targetId, ctx, token)
  const isDone = (call.kind === 'answer' && call.ok) || (out.deed === 'unsend' && isGone(call))
  return isDone ? { kind: 'sent', externalId: targetId } : failure(call, ctx.now(), token)
}

function change({ deed, text = '', on = true }: Out, targetId: string, ctx: Ctx, token: string): Promise<Call> {
  if (deed === 'edit') return graph(ctx, token, path(targetId), { form: { message: text } })
  if (deed === 'unsend') return graph(ctx, token, path(targetId), { method: 'DELETE' })
  if (deed === 'like') return graph(ctx, token, path(targetId, 'likes'), { method: on ? 'POST' : 'DELETE' })
  return graph(ctx, token, path(targetId), { method: 'POST', query: { is_hidden: String(on) } })
}
